import { describe, expect, test } from 'vitest';
import { spanAt } from '../../trace/span-at.ts';
import type { AttributeValue } from '../../trace/span-details.ts';
import { SpanMark } from '../../trace/span-table.ts';
import { readDocument } from '../read-for-tests.ts';

const TRACE = '5b8efff798038103d269b633813fc60c';

/** A server span and its client child, as the rules say. */
const PLAIN = `{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},
 "scopeSpans":[{"scope":{"name":"http","version":"1"},"spans":[
  {"traceId":"${TRACE}","spanId":"eee19b7ec3c1b174","parentSpanId":"","name":"GET /cart","kind":2,
   "startTimeUnixNano":"1784000000000000001","endTimeUnixNano":"1784000000120000004","status":{"code":2,"message":"timeout"}},
  {"traceId":"${TRACE}","spanId":"eee19b7ec3c1b175","parentSpanId":"eee19b7ec3c1b174","name":"SELECT","kind":3,
   "startTimeUnixNano":"1784000000010000002","endTimeUnixNano":"1784000000020000003"}]}]}]}`;

/** What PLAIN comes to, and every other spelling of it. */
const EXPECTED = {
  traceId: TRACE,
  start: 1784000000000000001n,
  spans: [
    'shop › GET /cart eee19b7ec3c1b174 server error parent -1: 0 to 120000003',
    'shop › SELECT eee19b7ec3c1b175 client unset parent 0: 10000001 to 20000002',
  ],
};

async function tellOf(document: string) {
  const { tables, inputDefects } = await readDocument(document);
  const [table] = tables;
  expect(inputDefects).toEqual([]);
  expect(tables.length).toBe(1);
  const spans = Array.from({ length: table.length }, (_, row) => {
    const { service, name, key, kind, status, parent, start, end } = spanAt(table, row);
    return `${service} › ${name} ${key} ${kind} ${status} parent ${parent}: ${start} to ${end}`;
  });
  return { traceId: table.traceId, start: table.startTimeUnixNano, spans };
}

function snakeCase(document: string): string {
  return document.replace(/"(\w+)":/g, (_, key: string) => `"${key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}":`);
}

function base64Ids(document: string): string {
  return document.replace(
    /Id":"([0-9a-f]+)"/g,
    (_, hex: string) => `Id":"${Buffer.from(hex, 'hex').toString('base64')}"`,
  );
}

function enumNames(document: string): string {
  return document
    .replace('"kind":2', '"kind":"SPAN_KIND_SERVER"')
    .replace('"kind":3', '"kind":"SPAN_KIND_CLIENT"')
    .replace('"code":2', '"code":"STATUS_CODE_ERROR"');
}

/** The same spans in two documents. */
function inTwo(document: string): [string, string] {
  const at = document.indexOf('{"traceId"', document.indexOf('{"traceId"') + 1);
  const head = document.slice(0, document.indexOf('{"traceId"'));
  const first = `${document.slice(0, at).trim().replace(/,$/, '')}]}]}]}`;
  return [first, head + document.slice(at)];
}

/** The resource as it stands in PLAIN. */
const RESOURCE = '"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]}';

function innerOf(document: string, key: string): string {
  return JSON.stringify(JSON.parse(document)[key]);
}

function innerItem(document: string): string {
  return innerOf(document, 'resourceSpans').slice(1, -1);
}

/** Each span with its resource in it. */
function alone(document: string): string[] {
  const [{ scopeSpans }] = JSON.parse(document).resourceSpans;
  return scopeSpans[0].spans.map((span: object) => `${JSON.stringify(span).slice(0, -1)},${RESOURCE}}`);
}

const line = (document: string) => document.replaceAll('\n', '');
const [FIRST, SECOND] = inTwo(PLAIN);

describe('OTLP JSON', () => {
  test.each([
    ['by the rules', PLAIN],
    ['with ids in upper case', PLAIN.replace(/Id":"\w+"/g, (id) => id.toUpperCase().replace('ID":', 'Id":'))],
    ['with base64 ids', base64Ids(PLAIN)],
    ['with base64 and hexadecimal ids mixed', base64Ids(PLAIN.slice(0, 400)) + PLAIN.slice(400)],
    ['with names of enums', enumNames(PLAIN)],
    ['with names of enums in lower case and without prefix', enumNames(PLAIN).replace(/SPAN_KIND_|STATUS_CODE_/g, '')],
    ['in snake case', snakeCase(PLAIN)],
    ['camel outside, snake inside', snakeCase(PLAIN).replace('resource_spans', 'resourceSpans')],
    ['with times as bare numbers', PLAIN.replace(/Nano":"(\d+)"/g, 'Nano":$1')],
    ['as the list in it', innerOf(PLAIN, 'resourceSpans')],
    ['as what is in the list, one a line', `${innerItem(FIRST)}\n${innerItem(SECOND)}`],
    ['as what is in the list, resource last', innerItem(resourceLast(PLAIN))],
    ['as spans by themselves, with their resource', alone(PLAIN).join('\n')],
    [
      'as a list of spans, with the service in each',
      `[${alone(PLAIN).join(',').replaceAll(RESOURCE, '"serviceName":"shop"')}]`,
    ],
    [
      'with times of RFC 3339',
      PLAIN.replace(/Nano":"1784000000(\d+)"/g, (_, nanos: string) => `Nano":"2026-07-14T03:33:20.${nanos}Z"`),
    ],
    [
      'with attributes in an object',
      PLAIN.replace('[{"key":"service.name","value":{"stringValue":"shop"}}]', '{"host.id":1,"service.name":"shop"}'),
    ],
    [
      'with attributes in an object, typed',
      PLAIN.replace(
        '[{"key":"service.name","value":{"stringValue":"shop"}}]',
        '{"service.name":{"stringValue":"shop"}}',
      ),
    ],
    ['with the status of 2020', PLAIN.replace('"code":2', '"deprecatedCode":"DEPRECATED_STATUS_CODE_UNKNOWN_ERROR"')],
    ['as Tempo v1 gives it', PLAIN.replace('resourceSpans', 'batches')],
    ['as Tempo v2 gives it', `{"trace":${PLAIN},"metrics":{"inspectedBytes":"5"}}`],
    ['as Jaeger v3 gives it', `{"result":${PLAIN}}`],
    ['in an envelope of another name', `{"payload":${PLAIN}}`],
    [
      'from before 2022',
      PLAIN.replace('scopeSpans', 'instrumentationLibrarySpans').replace('"scope"', '"instrumentationLibrary"'),
    ],
    ['one document a line', `${line(FIRST)}\n\n${line(SECOND)}\n`],
    ['one document after another, indented', `${pretty(FIRST)}\n${pretty(SECOND)}`],
    ['one document after another, in an array', `[${FIRST},${SECOND}]`],
    ['with record separators', `\x1e${FIRST}\n\x1e${SECOND}`],
    ['behind a byte-order mark', `\uFEFF${PLAIN}`],
    ['indented by tabs, with CRLF', JSON.stringify(JSON.parse(PLAIN), null, '\t').replaceAll('\n', '\r\n')],
    [
      'with keys that are escaped',
      PLAIN.replace('"spanId"', '"span\\u0049d"').replace('"name":"SELECT"', '"n\\u0061me":"SELECT"'),
    ],
    [
      'with the service on the span',
      PLAIN.replace(/\{"key":"service.name".*?\}\}/, '')
        .replaceAll('"name":', '"serviceName":"shop","name":')
        .replace('"serviceName":"shop","name":"http"', '"name":"http"'),
    ],
    ['with the resource behind its spans', resourceLast(PLAIN)],
    [
      'with a single object for each list',
      PLAIN.replace('"resourceSpans":[', '"resourceSpans":').replace(/\]\}$/, '}'),
    ],
  ])('is read %s', async (_, document) => {
    expect(await tellOf(document)).toEqual(EXPECTED);
  });

  test('keeps the order of events to the nanosecond beyond 2^53', async () => {
    const { tables } = await readDocument(PLAIN.replace('1784000000010000002', '1784000000000000002'));
    expect([...tables[0].start]).toEqual([0, 1]);
  });

  test.each(['"PARTIAL"', '1', '"1"'])('says when Tempo left spans out, in Tempo’s words: %s', async (status) => {
    const { inputDefects } = await readDocument(
      `{"trace":${PLAIN},"status":${status},"message":"trace exceeds max size"}`,
    );
    expect(inputDefects).toEqual([{ type: 'partial', count: 1, spans: [], detail: 'trace exceeds max size' }]);
  });

  test('tells of metrics and logs between the traces', async () => {
    const { tables, inputDefects } = await readDocument(
      `{"resourceMetrics":[{}]}\n${line(PLAIN)}\n{"resourceLogs":[{}]}\n`,
    );
    expect(tables[0].length).toBe(2);
    expect(inputDefects.map(({ type, count }) => [type, count])).toEqual([['skipped_content', 2]]);
  });

  test('marks a span that looks failed though its status is unset', async () => {
    const code = '"attributes":[{"key":"http.response.status_code","value":{"intValue":"503"}}],"name":"SELECT"';
    const { tables } = await readDocument(PLAIN.replace('"name":"SELECT"', code));
    expect(tables[0].marks[1] & SpanMark.SuspectStatus).toBeTruthy();
  });

  test('has attributes in an object among its facts, and in its details', async () => {
    const attributes =
      '{"http.response.status_code":503,"n":{"intValue":"7"},"list":[1],"map":{"a":true},"__proto__":"x"}';
    const { tables, factsOf, detailsOf } = await readDocument(
      PLAIN.replace('"name":"SELECT"', `"attributes":${attributes},"name":"SELECT"`),
    );
    expect(tables[0].marks[1] & SpanMark.SuspectStatus).toBeTruthy();
    expect((await factsOf(tables[0])).text(1, 'httpStatus')).toBe('503');
    expect((await detailsOf(tables[0]))[1].attributes).toEqual([
      { key: 'http.response.status_code', value: { type: 'int', value: 503n } },
      { key: 'n', value: { type: 'int', value: 7n } },
      { key: 'list', value: { type: 'array', value: [{ type: 'int', value: 1n }] } },
      { key: 'map', value: { type: 'map', value: [{ key: 'a', value: { type: 'bool', value: true } }] } },
      { key: '__proto__', value: { type: 'string', value: 'x' } },
    ]);
  });

  test('is read from a part of it whose resource is not there, as of no known service', async () => {
    const scopeSpans = JSON.parse(PLAIN).resourceSpans[0].scopeSpans;
    for (const part of [scopeSpans, scopeSpans[0], { spans: scopeSpans[0].spans }, scopeSpans[0].spans]) {
      const { tables, inputDefects } = await readDocument(JSON.stringify(part));
      expect([tables[0].length, inputDefects]).toEqual([2, []]);
    }
  });

  test('tells of what has a span’s id and is none that can be read', async () => {
    const { spanCount, inputDefects } = await readDocument(
      `{"spanId":"eee19b7ec3c1b174","log":"x"}\n${alone(PLAIN)[0]}\n{"_id":7,"spanId":"eee19b7ec3c1b175"}`,
    );
    expect(spanCount).toBe(1);
    expect(inputDefects.map(({ type, count }) => [type, count])).toEqual([['unreadable_span', 2]]);
  });

  test('counts what its source dropped', async () => {
    const { tables } = await readDocument(PLAIN.replace('"name":"SELECT"', '"droppedEventsCount":3,"name":"SELECT"'));
    expect(tables[0].marks[1] & SpanMark.Dropped).toBeTruthy();
  });

  test('keeps a span without an end as unfinished', async () => {
    const { tables } = await readDocument(PLAIN.replace(',"endTimeUnixNano":"1784000000020000003"', ''));
    expect(tables[0].marks[1] & SpanMark.Unfinished).toBeTruthy();
  });

  test.each(['1e400', '9'.repeat(400), '"soon"', '{}', '[[]]', 'true', 'null', '-1e30'])(
    'takes %s for no time',
    async (time) => {
      const { tables } = await readDocument(
        PLAIN.replace('"1784000000010000002"', time).replace('"1784000000020000003"', time),
      );
      expect(tables[0].marks[1] & SpanMark.MissingStart).toBeTruthy();
    },
  );

  test('reads the years 1970 and 2262', async () => {
    const early = await readDocument(PLAIN.replaceAll('"1784000000', '"'));
    expect(early.tables[0].startTimeUnixNano).toBe(1n);
    const late = await readDocument(PLAIN.replaceAll('"1784000000', '"9223372036'));
    expect(late.tables[0].startTimeUnixNano).toBe(9223372036000000001n);
    expect(late.tables[0].duration).toBe(120000003);
  });
});

function pretty(document: string): string {
  return JSON.stringify(JSON.parse(document), null, 2);
}

function resourceLast(document: string): string {
  const [resource] = /"resource":\{.*?\]\},/s.exec(document) ?? [''];
  return document.replace(resource, '').replace(/\]\}\]\}$/, `],${resource.slice(0, -1)}}]}`);
}

describe('details of an OTLP span', () => {
  async function detailsWith(extra: string) {
    const document = await readDocument(PLAIN.replace('"name":"GET /cart"', `"name":"GET /cart",${extra}`));
    const [details] = await document.detailsOf(document.tables[0]);
    return details;
  }

  test.each<[string, AttributeValue]>([
    ['{"stringValue":"two\\nlines \\u00e9 \\ud83d\\ude00"}', { type: 'string', value: 'two\nlines é 😀' }],
    ['{"boolValue":false}', { type: 'bool', value: false }],
    ['{"intValue":"9223372036854775807"}', { type: 'int', value: 9223372036854775807n }],
    ['{"intValue":-9223372036854775807}', { type: 'int', value: -9223372036854775807n }],
    ['{"intValue":7}', { type: 'int', value: 7n }],
    ['{"doubleValue":0.1}', { type: 'double', value: 0.1 }],
    ['{"doubleValue":"NaN"}', { type: 'double', value: Number.NaN }],
    ['{"doubleValue":"-Infinity"}', { type: 'double', value: Number.NEGATIVE_INFINITY }],
    ['{"bytesValue":"AQID"}', { type: 'bytes', value: 'AQID' }],
    [
      '{"arrayValue":{"values":[{"stringValue":"a"},{"intValue":"9007199254740993"},{}]}}',
      {
        type: 'array',
        value: [{ type: 'string', value: 'a' }, { type: 'int', value: 9007199254740993n }, { type: 'empty' }],
      },
    ],
    ['{"arrayValue":{}}', { type: 'array', value: [] }],
    [
      '{"kvlistValue":{"values":[{"key":"inner","value":{"boolValue":true}}]}}',
      { type: 'map', value: [{ key: 'inner', value: { type: 'bool', value: true } }] },
    ],
    ['{"string_value":"old"}', { type: 'string', value: 'old' }],
    ['{}', { type: 'empty' }],
    ['null', { type: 'empty' }],
  ])('have the value %s', async (json, value) => {
    const { attributes } = await detailsWith(`"attributes":[{"key":"k","value":${json}}]`);
    expect(attributes).toEqual([{ key: 'k', value }]);
  });

  test('keep both values of a key that occurs twice', async () => {
    const twice = '{"key":"k","value":{"intValue":"1"}},{"key":"k","value":{"intValue":"2"}}';
    const { attributes } = await detailsWith(`"attributes":[${twice}]`);
    expect(attributes.map(({ value }) => value)).toEqual([
      { type: 'int', value: 1n },
      { type: 'int', value: 2n },
    ]);
  });

  test('have everything else that a span says', async () => {
    const details = await detailsWith(
      `"traceState":"a=1","flags":257,"droppedAttributesCount":1,"droppedEventsCount":2,"droppedLinksCount":3,
       "events":[{"timeUnixNano":"1784000000050000007","name":"exception","attributes":[{"key":"e","value":{"intValue":"1"}}],"droppedAttributesCount":4}],
       "links":[{"traceId":"ff","spanId":"ee","traceState":"b=2","attributes":[{"key":"l","value":{"boolValue":true}}],"droppedAttributesCount":5}]`,
    );
    expect(details).toMatchObject({
      traceId: TRACE,
      spanId: 'eee19b7ec3c1b174',
      parentSpanId: '',
      traceState: 'a=1',
      flags: 257,
      kind: 2,
      status: { code: 2, message: 'timeout' },
      startTimeUnixNano: 1784000000000000001n,
      endTimeUnixNano: 1784000000120000004n,
      droppedAttributesCount: 1,
      events: [
        {
          name: 'exception',
          timeUnixNano: 1784000000050000007n,
          attributes: [{ key: 'e', value: { type: 'int', value: 1n } }],
          droppedAttributesCount: 4,
        },
      ],
      droppedEventsCount: 2,
      links: [
        {
          traceId: 'ff',
          spanId: 'ee',
          traceState: 'b=2',
          relation: '',
          attributes: [{ key: 'l', value: { type: 'bool', value: true } }],
          droppedAttributesCount: 5,
        },
      ],
      droppedLinksCount: 3,
      resource: { attributes: [{ key: 'service.name', value: { type: 'string', value: 'shop' } }] },
      scope: { name: 'http', version: '1' },
    });
  });

  test('show Jaeger’s sentences as warnings, and its housekeeping last', async () => {
    const attribute = (key: string, value: string) => `{"key":"${key}","value":${value}}`;
    const details = await detailsWith(
      `"attributes":[${[
        attribute('@jaeger@warnings', '{"arrayValue":{"values":[{"stringValue":"clock skew"}]}}'),
        attribute('@jaeger@format', '{"stringValue":"proto"}'),
        attribute('a', '{"stringValue":"b"}'),
      ].join()}]`,
    );
    expect(details.warnings).toEqual(['clock skew']);
    expect(details.attributes.map(({ key }) => key)).toEqual(['a', '@jaeger@format']);
  });

  test('stay upright with values nested beyond reason', async () => {
    const deep = `${'{"arrayValue":{"values":['.repeat(5000)}{}${']}}'.repeat(5000)}`;
    const { attributes } = await detailsWith(`"attributes":[{"key":"deep","value":${deep}}]`);
    expect(attributes[0].value.type).toBe('array');
  });
});

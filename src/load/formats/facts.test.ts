import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { attributeText } from '../../trace/attribute-text.ts';
import { FACT_NUMBER_OF_KEY, FACTS } from '../../trace/fact-numbers.ts';
import { spanKey } from '../../trace/span.ts';
import type { Attribute, SpanDetails, SpanEvent } from '../../trace/span-details.ts';
import type { Fact, SpanFacts } from '../../trace/span-facts.ts';
import { SpanMark } from '../../trace/span-table.ts';
import { readDocument, sharedFolder } from '../read-for-tests.ts';
import { testFile, textOf } from './documents-for-tests.ts';

type Facts = Partial<Record<Fact, readonly string[]>>;
type Attributes = Readonly<Record<string, string | number | boolean>>;

interface Written {
  readonly attributes?: Attributes;
  readonly resource?: Attributes;
  readonly statusMessage?: string;
  readonly events?: readonly { readonly name: string; readonly time: number; readonly attributes?: Attributes }[];
}

const ID = '0123456789abcdef';
const TRACE = ID + ID;
const SECONDS = 1_784_000_000;
const iso = (time: number) => `2026-07-14T03:33:20.00000${time}Z`;
const entries = (attributes: Attributes = {}) => Object.entries(attributes);

const otlpAttributes = (attributes?: Attributes) =>
  entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : otlpScalar(value),
  }));
const otlpScalar = (value: string | boolean) =>
  typeof value === 'string' ? { stringValue: value } : { boolValue: value };
const tags = (attributes?: Attributes) =>
  entries(attributes).map(([key, value]) => ({ key, type: typeof value === 'number' ? 'int64' : typeof value, value }));
const goAttributes = (attributes?: Attributes) =>
  entries(attributes).map(([key, value]) => ({ Key: key, Value: { Type: 'STRING', Value: value } }));

/** One span, written as each format writes it. */
const FORMATS: Readonly<Record<string, (span: Written) => object>> = {
  OTLP: ({ attributes, resource, statusMessage, events = [] }) => ({
    resourceSpans: [
      {
        resource: { attributes: otlpAttributes({ 'service.name': 'api', ...resource }) },
        scopeSpans: [
          {
            spans: [
              {
                traceId: TRACE,
                spanId: ID,
                name: 'GET',
                startTimeUnixNano: `${SECONDS}000000000`,
                attributes: otlpAttributes(attributes),
                events: events.map(({ name, time, attributes: own }) => ({
                  timeUnixNano: `${SECONDS}00000${time}000`,
                  name,
                  attributes: otlpAttributes(own),
                })),
                status: statusMessage === undefined ? {} : { message: statusMessage },
              },
            ],
          },
        ],
      },
    ],
  }),
  Jaeger: (span) => ({
    data: [
      {
        traceID: TRACE,
        spans: [{ ...jaegerSpan(span), processID: 'p1' }],
        processes: { p1: { serviceName: 'api', tags: tags(span.resource) } },
      },
    ],
  }),
  'Jaeger storage': (span) => ({ ...jaegerSpan(span), process: { serviceName: 'api', tags: tags(span.resource) } }),
  'Jaeger storage with tags as keys': (span) => ({
    ...jaegerSpan(span),
    tags: [],
    tag: stored({ ...span.attributes, ...statusTag(span) }),
    process: { serviceName: 'api', tag: stored(span.resource) },
  }),
  'Python console': ({ attributes = {}, resource, statusMessage, events = [] }) => ({
    name: 'GET',
    context: { trace_id: `0x${TRACE}`, span_id: `0x${ID}`, trace_state: '[]' },
    kind: 'SpanKind.SERVER',
    parent_id: null,
    start_time: iso(0),
    end_time: iso(1),
    status: { status_code: 'UNSET', description: statusMessage },
    attributes,
    events: events.map(({ name, time, attributes: own = {} }) => ({ name, timestamp: iso(time), attributes: own })),
    links: [],
    resource: { attributes: { 'service.name': 'api', ...resource }, schema_url: '' },
  }),
  'Go console': ({ attributes, resource, statusMessage = '', events = [] }) => ({
    Name: 'GET',
    SpanContext: { TraceID: TRACE, SpanID: ID },
    SpanKind: 1,
    StartTime: iso(0),
    EndTime: iso(1),
    Attributes: goAttributes(attributes),
    Events: events.map(({ name, time, attributes: own }) => ({
      Name: name,
      Attributes: goAttributes(own),
      Time: iso(time),
    })),
    Status: { Code: 'Unset', Description: statusMessage },
    Resource: goAttributes({ 'service.name': 'api', ...resource }),
  }),
};

const eachFormat = describe.each(Object.entries(FORMATS).map(([format, write]) => ({ format, write })));

function jaegerSpan(span: Written): object {
  return {
    traceID: TRACE,
    spanID: ID,
    operationName: 'GET',
    startTime: SECONDS * 1e6,
    duration: 1,
    tags: tags({ ...span.attributes, ...statusTag(span) }),
    logs: (span.events ?? []).map(({ name, time, attributes }) => ({
      timestamp: SECONDS * 1e6 + time,
      fields: [...tags(attributes), { key: 'event', type: 'string', value: name }],
    })),
  };
}

function statusTag({ statusMessage }: Written): Attributes {
  return statusMessage === undefined ? {} : { 'otel.status_description': statusMessage };
}

function stored(attributes?: Attributes): Attributes {
  return Object.fromEntries(entries(attributes).map(([key, value]) => [key.replaceAll('.', '@'), value]));
}

async function read(document: object | string) {
  const answer = await readDocument(typeof document === 'string' ? document : JSON.stringify(document));
  const [table] = answer.tables;
  return { table, facts: await answer.factsOf(table) };
}

/** Returns all that is noted of a row. */
function told(facts: SpanFacts, row = 0): Facts {
  return Object.fromEntries(
    FACTS.flatMap((fact) => {
      const all = facts.all(row, fact);
      return all.length === 0 ? [] : [[fact, all]];
    }),
  );
}

eachFormat('$format', ({ write }) => {
  test('tells events with their times from the start of their span', async () => {
    const events = [
      { name: 'connectEnd', time: 3 },
      { name: 'connectStart', time: 1 },
    ];
    const { facts } = await read(write({ events }));
    expect(facts.events(0)).toEqual([
      { name: 'connectEnd', time: 3000 },
      { name: 'connectStart', time: 1000 },
    ]);
  });

  test('tells no events where there are none', async () => {
    const { facts } = await read(write({}));
    expect(facts.events(0)).toEqual([]);
  });

  test('tells the attributes that are facts, by their new and old names', async () => {
    const { facts } = await read(
      write({
        attributes: {
          'http.method': 'GET',
          'http.status_code': 503,
          'db.statement': 'SELECT "é"\n☃',
          'faas.coldstart': true,
          rows: 7,
          'peer.service': 'db',
        },
      }),
    );
    expect(told(facts)).toEqual({
      httpMethod: ['GET'],
      httpStatus: ['503'],
      queryText: ['SELECT "é"\n☃'],
      coldStart: ['true'],
      peer: ['db'],
    });
    expect(facts.isNoted('httpStatus')).toBe(true);
    expect(facts.isNoted('model')).toBe(false);
  });

  test('gives the last of several values', async () => {
    const { facts } = await read(write({ attributes: { 'url.full': 'a', 'http.url': 'b' } }));
    expect(facts.all(0, 'url')).toEqual(['a', 'b']);
    expect(facts.text(0, 'url')).toBe('b');
  });

  test('says nothing of what is empty or not there', async () => {
    const { facts } = await read(write({ attributes: { 'db.system': '' }, statusMessage: '' }));
    expect(told(facts)).toEqual({});
    expect(facts.text(0, 'databaseSystem')).toBe('');
    expect(facts.number(0, 'databaseSystem')).toBe(0);
  });

  test('tells what the status says in words', async () => {
    const { facts } = await read(write({ statusMessage: 'no seats left' }));
    expect(told(facts)).toEqual({ statusMessage: ['no seats left'] });
  });

  test('names its events, the first of many', async () => {
    const events = Array.from({ length: 40 }, (_, i) => ({ name: `event ${i}`, time: 1 }));
    const { facts } = await read(write({ events }));
    expect(facts.all(0, 'eventName')).toEqual(events.slice(0, 32).map(({ name }) => name));
  });

  test('tells the last exception in time, and the last that has a message', async () => {
    const exception = (time: number, attributes: Attributes) => ({ name: 'exception', time, attributes });
    const { facts } = await read(
      write({
        events: [
          exception(4, { 'exception.type': 'Late' }),
          exception(3, { 'exception.type': 'Middle', 'exception.message': 'middle' }),
          exception(1, { 'exception.type': 'Early', 'exception.message': 'early' }),
          exception(3, { 'exception.message': '' }),
        ],
      }),
    );
    expect(facts.all(0, 'exceptionMessage')).toEqual(['middle']);
    expect(facts.all(0, 'exceptionType')).toEqual(['Late']);
  });

  test('takes of exceptions at one time the one received last', async () => {
    const event = (message: string) => ({ name: 'retried', time: 1, attributes: { 'exception.message': message } });
    const { facts } = await read(write({ events: [event('first'), event('second')] }));
    expect(facts.text(0, 'exceptionMessage')).toBe('second');
  });

  test.each([
    ['host-1', { 'service.instance.id': 'i', 'host.name': 'n', 'host.id': 'host-1' }],
    ['n', { 'host.name': 'n', 'service.instance.id': 'i' }],
    ['i', { 'service.instance.id': 'i', 'host.name': '' }],
    ['api', { 'host.arch': 'arm64', hostname: 'h', ip: '10.0.0.1' }],
  ])('is of the process %s', async (process, resource) => {
    const { facts } = await read(write({ resource }));
    expect(facts.process(0)).toBe(process);
  });

  test('cuts a value of more than 4 KB, at a whole character', async () => {
    const text = `${'x'.repeat(4095)}é and more`;
    const { facts } = await read(write({ attributes: { 'db.query.text': text, 'url.full': 'y'.repeat(4096) } }));
    expect(facts.text(0, 'queryText')).toBe('x'.repeat(4095));
    expect(facts.text(0, 'url')).toBe('y'.repeat(4096));
  });

  test('cuts a value with escapes', async () => {
    const { facts } = await read(write({ attributes: { 'db.query.text': '\n'.repeat(50_000) } }));
    expect(facts.text(0, 'queryText')).toBe('\n'.repeat(4096));
  });

  test.each([
    [{ 'error.type': 'timeout' }, true],
    [{ 'error.type': '' }, false],
    [{ 'http.status_code': '502' }, true],
    [{ 'http.response.status_code': 502 }, true],
    [{ 'http.response.status_code': 404 }, false],
    [{ 'rpc.grpc.status_code': 13 }, true],
    [{ 'rpc.response.status_code': 'UNAVAILABLE' }, true],
    [{ 'rpc.response.status_code': 'OK' }, false],
  ])('with %j is suspect: %s', async (attributes, isSuspect) => {
    const { table } = await read(write({ attributes }));
    expect((table.marks[0] & SpanMark.SuspectStatus) !== 0).toBe(isSuspect);
  });
});

describe('Jaeger', () => {
  const withLogs = (...logs: Attributes[]) => ({
    ...jaegerSpan({}),
    process: { serviceName: 'api' },
    logs: logs.map((fields, time) => ({ timestamp: time, fields: tags(fields) })),
  });

  test('tells an error in OpenTracing’s words as an exception', async () => {
    const { facts } = await read(
      withLogs({ event: 'error', message: 'refused', 'error.object': 'Refused: no', 'error.kind': 'Refused' }),
    );
    expect(told(facts)).toEqual({
      eventName: ['exception'],
      exceptionMessage: ['refused'],
      exceptionType: ['Refused'],
    });
  });

  test('believes the exception’s own words first', async () => {
    const { facts } = await read(withLogs({ 'error.object': 'a', event: 'error', 'exception.message': 'b' }));
    expect(facts.text(0, 'exceptionMessage')).toBe('b');
  });

  test('takes a message that is no error for the event’s name', async () => {
    const { facts } = await read(withLogs({ message: 'got a connection' }, { event: 'sent', message: 'hello' }));
    expect(told(facts)).toEqual({ eventName: ['got a connection', 'sent'] });
  });

  test('knows the process of a span that brings its own', async () => {
    const { facts } = await read({
      data: [
        {
          traceID: TRACE,
          spans: [{ ...jaegerSpan({}), process: { tags: tags({ 'host.name': 'own' }), serviceName: 'api' } }],
        },
      ],
    });
    expect(facts.process(0)).toBe('own');
  });
});

describe('OTLP', () => {
  test('reads attributes however they are written', async () => {
    const document = JSON.stringify(FORMATS.OTLP({}), null, 2).replace(
      '"attributes": []',
      `"attributes": [
        {"value": {"stringValue": "GET"}, "key": "http.request.method"},
        {"\\u006bey": "url.\\u0070ath", "value": {"stringValue": "\\u002fcart"}},
        {"key": "rpc.service", "value": {"arrayValue": {"values": []}}},
        {"key": "rpc.method", "value": null}, 7,
        {"key": "gen_ai.usage.input_tokens", "value": {"int_value": 12}}
      ]`,
    );
    const { facts } = await read(document);
    expect(told(facts)).toEqual({ httpMethod: ['GET'], urlPath: ['/cart'], inputTokens: ['12'] });
  });

  test('forgets what it noted of a span that breaks off', async () => {
    const written = JSON.stringify(FORMATS.OTLP({ attributes: { 'http.method': 'PUT' } }));
    const spans = written.replace(/("spans":\[)(.*)(\]\}\]\}\]\})$/, (_, open, span, close) => {
      const broken = span.slice(0, span.indexOf('"events"'));
      return `${open}${broken},${span.replace('PUT', 'POST').replace(`"spanId":"${ID}"`, '"spanId":"fedcba9876543210"')}${close}`;
    });
    const { table, facts } = await read(spans);
    const rows = Array.from({ length: table.length }, (_, row) => [spanKey(table, row), facts.all(row, 'httpMethod')]);
    expect(rows).toContainEqual(['fedcba9876543210', ['POST']]);
    expect(rows.filter(([, methods]) => methods.length > 1)).toEqual([]);
  });

  test('numbers equal values alike, whichever span and fact they are of', async () => {
    const { facts } = await read(FORMATS.OTLP({ attributes: { 'url.path': 'a', 'url.full': 'a', 'db.system': 'b' } }));
    expect(facts.number(0, 'url')).toBe(facts.number(0, 'urlPath'));
    expect(facts.number(0, 'url')).not.toBe(facts.number(0, 'databaseSystem'));
  });

  test('takes spans of one host for one process, whatever their services', async () => {
    const resourceSpans = ['web', 'api'].map((service, i) => ({
      resource: { attributes: otlpAttributes({ 'service.name': service, 'host.name': 'h' }) },
      scopeSpans: [{ spans: [{ traceId: TRACE, spanId: `${i + 1}`.repeat(16), startTimeUnixNano: '1' }] }],
    }));
    const { facts } = await read({ resourceSpans });
    expect(facts.processNumber(0)).toBe(facts.processNumber(1));
  });
});

/** Returns what the details say, which another reader reads. */
function factsOfDetails({ attributes, events, status }: SpanDetails): Facts {
  const facts: Partial<Record<Fact, string[]>> = {};
  const note = (fact: Fact, text: string) => {
    if (text === '') return;
    facts[fact] = [...(facts[fact] ?? []), text];
  };
  for (const { key, value } of attributes) {
    const fact = FACTS[FACT_NUMBER_OF_KEY[key] ?? -1];
    if (fact !== undefined) note(fact, attributeText(value));
  }
  note('statusMessage', status.message);
  for (const { name } of events) note('eventName', name);
  const last = (key: string) =>
    events
      .toSorted((a, b) => timeOf(a) - timeOf(b))
      .map((event) => lastText(event.attributes, key))
      .findLast((text) => text !== '') ?? '';
  note('exceptionMessage', last('exception.message'));
  note('exceptionType', last('exception.type'));
  return facts;
}

/** Far enough apart to tell the events of one span. */
function timeOf({ timeUnixNano }: SpanEvent): number {
  return timeUnixNano === null ? Number.NEGATIVE_INFINITY : Number(timeUnixNano % 1_000_000_000_000n);
}

function lastText(attributes: readonly Attribute[], key: string): string {
  const attribute = attributes.findLast((each) => each.key === key);
  return attribute === undefined ? '' : attributeText(attribute.value);
}

/** Numbers are noted as written, and shown in one form. */
function inOneForm(facts: Facts): Facts {
  const form = (text: string) => (text.trim() === '' || Number.isNaN(Number(text)) ? text : String(Number(text)));
  return Object.fromEntries(Object.entries(facts).map(([fact, texts]) => [fact, texts.map(form)]));
}

/** Jaeger's details show such texts as the arrays and maps that they stand for. */
function mayStandForMore(facts: Facts): boolean {
  return Object.values(facts).some((texts) => texts.some((text) => /^[[{]/.test(text)));
}

test('facts are those that the details show, in whatever pieces the bytes arrive', async () => {
  const part = fc.nat({ max: 999 }).map((thousandths) => thousandths / 1000);
  await fc.assert(
    fc.asyncProperty(testFile, fc.array(part, { maxLength: 10 }), async (file, parts) => {
      const bytes = new TextEncoder().encode(textOf(file));
      const cuts = parts.map((each) => Math.floor(each * bytes.length)).sort((a, b) => a - b);
      const document = await readDocument(bytes, cuts);
      for (const table of document.tables) {
        const facts = await document.factsOf(table);
        const details = await document.detailsOf(table);
        for (let row = 0; row < table.length; row++) {
          const expected = factsOfDetails(details[row]);
          if (!mayStandForMore(expected)) expect(inOneForm(told(facts, row))).toEqual(inOneForm(expected));
        }
      }
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

describe('recorded answers', () => {
  const folder = sharedFolder('traces/recorded');
  const names =
    folder === null ? [] : [...readFileSync(join(folder, 'INDEX.md'), 'utf8').matchAll(/^\| `([\w-]+)` \|.*›/gm)];
  const files = (name: string) => [
    `jaeger-2.13-legacy/trace-${name}.json`,
    `jaeger-2.13-v3/trace-${name}.json`,
    `tempo-3/trace-v2-${name}.json`,
    `tempo-3/trace-v1-${name}.json`,
  ];

  test.each(names.map(([, name]) => name))('%s has the same facts from each server', async (name) => {
    const [first, ...others] = await Promise.all(files(name).map((file) => factsByKey(join(folder ?? '', file))));
    expect(first.size).toBeGreaterThan(0);
    for (const other of others) expect(other).toEqual(first);
  });

  async function factsByKey(file: string): Promise<Map<string, object>> {
    const { table, facts } = await read(readFileSync(file, 'utf8'));
    const rows = Array.from({ length: table.length }, (_, row): [string, object] => [
      spanKey(table, row),
      // Not all servers keep the order of events.
      { ...told(facts, row), eventName: facts.all(row, 'eventName').toSorted(), process: facts.process(row) },
    ]);
    return new Map(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
});

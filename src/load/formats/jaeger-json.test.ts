import { describe, expect, test } from 'vitest';
import { serviceName } from '../../trace/span.ts';
import { spanAt } from '../../trace/span-at.ts';
import { SpanMark, type SpanTable } from '../../trace/span-table.ts';
import { readDocument } from '../read-for-tests.ts';

const TRACE = '592b49be9b0690';

interface Json {
  readonly [key: string]: unknown;
}

function span(id: string, parent: string, more: Json = {}): Json {
  return {
    traceID: TRACE,
    spanID: id,
    operationName: `op ${id}`,
    references: parent === '' ? [] : [{ refType: 'CHILD_OF', traceID: TRACE, spanID: parent }],
    startTime: 1784000000000000,
    duration: 120000,
    tags: [],
    logs: [],
    processID: 'p1',
    warnings: null,
    ...more,
  };
}

const PROCESSES = {
  p1: { serviceName: 'shop', tags: [{ key: 'host.name', type: 'string', value: 'vm' }] },
  p2: { serviceName: 'db', tags: [] },
};

function trace(spans: readonly Json[], more: Json = {}): Json {
  return { traceID: TRACE, spans, processes: PROCESSES, warnings: null, ...more };
}

const envelope = (data: unknown, more: Json = {}) => ({ data, total: 0, limit: 0, offset: 0, errors: null, ...more });
const TWO = [span('1a', ''), span('1b', '1a', { processID: 'p2' })];

async function read(document: unknown) {
  return readDocument(JSON.stringify(document));
}

async function tableOf(document: unknown): Promise<SpanTable> {
  const { tables } = await read(document);
  expect(tables.length).toBe(1);
  return tables[0];
}

function linesOf(table: SpanTable): string[] {
  return Array.from({ length: table.length }, (_, row) => {
    const { service, name, key, parent, start, end } = spanAt(table, row);
    return `${service} › ${name} ${key} parent ${parent}: ${start} to ${end}`;
  });
}

describe('Jaeger JSON', () => {
  const EXPECTED = [
    'shop › op 1a 000000000000001a parent -1: 0 to 120000000',
    'db › op 1b 000000000000001b parent 0: 0 to 120000000',
  ];
  const plain = trace(TWO);

  test.each<[string, unknown]>([
    ['as the API gives it', envelope([plain])],
    ['with one object for data', { data: plain, id: 1 }],
    ['without the envelope', plain],
    ['with nothing but data in the envelope', { data: [plain] }],
    ['as a bare list of traces', [plain]],
    ['with its processes first', { processes: PROCESSES, traceID: TRACE, spans: TWO }],
    [
      'with null and missing lists',
      trace(TWO.map((each) => ({ ...each, tags: null, logs: null, warnings: undefined }))),
    ],
    [
      'with inline processes',
      trace(
        TWO.map((each, i) => ({ ...each, processID: undefined, process: PROCESSES[i === 0 ? 'p1' : 'p2'] })),
        { processes: null },
      ),
    ],
    ['with times as text', trace(TWO.map((each) => ({ ...each, startTime: '1784000000000000', duration: '120000' })))],
    ['with unknown objects around', envelope([{ ...plain, meta: { a: { b: 1 } }, services: [{ name: 'shop' }] }])],
    ['with the parent named by parentSpanID', trace([TWO[0], { ...TWO[1], references: [], parentSpanID: '1a' }])],
    ['with the trace named by its envelope alone', trace(TWO.map((each) => ({ ...each, traceID: undefined })))],
  ])('is read %s', async (_, document) => {
    const { tables, inputDefects } = await read(document);
    expect(inputDefects).toEqual([]);
    expect(tables[0].traceId).toBe(TRACE.padStart(32, '0'));
    expect(linesOf(tables[0])).toEqual(EXPECTED);
  });

  test('keeps the processes of each trace apart', async () => {
    const other = trace([span('1c', '', { traceID: 'ff' })], {
      traceID: 'ff',
      processes: { p1: { serviceName: 'mail' } },
    });
    const { tables } = await read(envelope([plain, other]));
    expect(tables.map((table) => serviceName(table, 0))).toEqual(['shop', 'mail']);
  });

  test('merges a trace that is listed twice', async () => {
    const rest = trace([span('1c', '1a')], { processes: { p1: { serviceName: 'mail' } } });
    const table = await tableOf(envelope([plain, rest]));
    expect(linesOf(table)).toEqual([...EXPECTED, 'mail › op 1c 000000000000001c parent 0: 0 to 120000000']);
  });

  test('leaves the service unknown where the process is', async () => {
    const table = await tableOf(trace([span('1a', '', { processID: 'p9' })]));
    expect(table.marks[0] & SpanMark.UnknownService).toBeTruthy();
  });

  test('takes Jaeger’s placeholder for no service name', async () => {
    const processes = { p1: { serviceName: 'OTLPResourceNoServiceName' } };
    const table = await tableOf(trace([span('1a', '')], { processes }));
    expect(table.marks[0] & SpanMark.UnknownService).toBeTruthy();
  });

  test('keeps ids that are not hexadecimal, and compares them as text', async () => {
    const spans = [
      span('root', '', { traceID: 'trace-1' }),
      span('leaf', '', {
        traceID: 'trace-1',
        references: [{ refType: 'CHILD_OF', traceID: 'trace-1', spanID: 'root' }],
      }),
    ];
    const table = await tableOf(trace(spans, { traceID: 'trace-1' }));
    expect(table.traceId).toBe('trace-1');
    expect([...table.parent]).toEqual([-1, 0]);
  });

  test('takes ids of other lengths for the same', async () => {
    const child = span('1b', '', {
      references: [{ refType: 'CHILD_OF', traceID: TRACE.padStart(32, '0'), spanID: '000000000000001A' }],
    });
    expect([...(await tableOf(trace([TWO[0], child]))).parent]).toEqual([-1, 0]);
  });
});

describe('the parent of a Jaeger span', () => {
  const childOf = (spanID: string, traceID = TRACE) => ({ refType: 'CHILD_OF', traceID, spanID });
  const followsFrom = (spanID: string, traceID = TRACE) => ({ refType: 'FOLLOWS_FROM', traceID, spanID });

  async function parentOf(references: unknown, more: Json = {}) {
    const spans = [span('a', ''), span('b', 'a'), span('c', '', { startTime: 1784000000000001, references, ...more })];
    const document = await read(trace(spans));
    const [table] = document.tables;
    const row = Array.from({ length: 3 }, (_, i) => i).findIndex((i) => spanAt(table, i).name === 'op c');
    const [details] = (await document.detailsOf(table)).slice(row, row + 1);
    return {
      parent: table.parent[row] < 0 ? '' : spanAt(table, table.parent[row]).name,
      follows: (table.marks[row] & SpanMark.FollowsFrom) !== 0,
      marked: (table.marks[row] & SpanMark.HasLinks) !== 0,
      named: details.parentSpanId,
      links: details.links.map(({ relation, spanId }) => `${relation} ${spanId}`),
    };
  }

  test.each<[string, unknown, Json, object]>([
    ['is none without references', null, {}, { parent: '', named: '', links: [] }],
    ['is the first CHILD_OF', [childOf('a'), childOf('b')], {}, { parent: 'op a', named: 'a', links: ['child_of b'] }],
    [
      'is the CHILD_OF behind a FOLLOWS_FROM',
      [followsFrom('b'), childOf('a')],
      {},
      { parent: 'op a', links: ['follows_from b'] },
    ],
    ['is the FOLLOWS_FROM without a CHILD_OF', [followsFrom('b')], {}, { parent: 'op b', follows: true, links: [] }],
    ['is of the same trace', [childOf('b', 'ff'), childOf('a')], {}, { parent: 'op a', links: ['child_of b'] }],
    ['is no reference to another trace', [childOf('b', 'ff')], {}, { parent: '', links: ['child_of b'] }],
    ['is parentSpanID without a reference', [], { parentSpanID: 'b' }, { parent: 'op b', named: 'b', links: [] }],
    ['is the reference before parentSpanID', [childOf('a')], { parentSpanID: 'b' }, { parent: 'op a', named: 'a' }],
    [
      'is parentSpanID beside links',
      [childOf('x', 'ff')],
      { parentSpanID: 'b' },
      { parent: 'op b', links: ['child_of x'] },
    ],
    ['is none where the id is zero', [childOf('0')], {}, { parent: '' }],
    [
      'is no reference of another kind',
      [{ refType: 'SEEN_BY', traceID: TRACE, spanID: 'a' }],
      {},
      { parent: '', links: ['seen_by a'] },
    ],
    ['is found in what lacks a type', [{ traceID: TRACE, spanID: 'a' }], {}, { parent: 'op a' }],
  ])('%s', async (_, references, more, expected) => {
    const found = await parentOf(references, more);
    expect(found).toMatchObject(expected);
    expect(found.marked).toBe(found.links.length > 0);
  });

  test('does not depend on the order of keys', async () => {
    const { traceID, ...rest } = span('b', 'a');
    const table = await tableOf(trace([span('a', ''), { ...rest, traceID }]));
    expect([...table.parent]).toEqual([-1, 0]);
  });
});

describe('the tags of a Jaeger span', () => {
  async function statusWith(tags: readonly Json[]) {
    const table = await tableOf(trace([span('1a', '', { tags })]));
    return [spanAt(table, 0).status, (table.marks[0] & SpanMark.SuspectStatus) !== 0];
  }
  const tag = (key: string, value: unknown) => ({ key, type: typeof value, value });

  test.each<[string, readonly Json[], string]>([
    ['error is true', [tag('error', true)], 'error'],
    ['error is the text true', [tag('error', 'true')], 'error'],
    ['error is 1', [tag('error', 1)], 'error'],
    ['error is false', [tag('error', false)], 'unset'],
    ['error is the text false', [tag('error', 'false')], 'unset'],
    ['error is the text unset', [tag('error', 'unset')], 'unset'],
    ['the status code is ERROR', [tag('otel.status_code', 'ERROR')], 'error'],
    ['the status code is error', [tag('otel.status_code', 'error')], 'error'],
    ['the status code is OK', [tag('otel.status_code', 'OK')], 'ok'],
    ['the value stands before the key', [{ value: true, key: 'error' }], 'error'],
    ['there is none', [], 'unset'],
  ])('give the status when %s', async (_, tags, status) => {
    expect(await statusWith(tags)).toEqual([status, false]);
  });

  test('make a span suspect whose code says failure', async () => {
    expect(await statusWith([tag('http.status_code', 503)])).toEqual(['unset', true]);
    expect(await statusWith([tag('http.status_code', '503')])).toEqual(['unset', true]);
    expect(await statusWith([tag('http.status_code', 503), tag('otel.status_code', 'OK')])).toEqual(['ok', false]);
  });

  test('give the kind', async () => {
    const table = await tableOf(trace([span('1a', '', { tags: [tag('span.kind', 'producer')] })]));
    expect(spanAt(table, 0).kind).toBe('producer');
  });

  test.each(['{"key":null,"value":1}', '{"key":5}', '{}', 'null', '"tag"', '[]'])('may hold %s', async (odd) => {
    const document = JSON.stringify(trace([span('1a', '', { tags: ['ODD', tag('error', true)] })])).replace(
      '"ODD"',
      odd,
    );
    const { tables, inputDefects } = await readDocument(document);
    expect(inputDefects).toEqual([]);
    expect(tables[0].errorCount).toBe(1);
  });
});

describe('the times of a Jaeger span', () => {
  test('may be fractions of a microsecond', async () => {
    const table = await tableOf(trace([span('1a', '', { startTime: 5.25, duration: 1.125 })]));
    expect([table.startTimeUnixNano, table.duration]).toEqual([5250n, 1125]);
  });

  test('are exact beyond 2^53', async () => {
    const document = JSON.stringify(trace([span('1a', '', { startTime: 'START' })])).replace(
      '"START"',
      '9223372036854775',
    );
    const { tables } = await readDocument(document);
    expect(tables[0].startTimeUnixNano).toBe(9223372036854775000n);
  });

  test('may begin at 0 and before', async () => {
    const table = await tableOf(trace([span('1a', '', { startTime: 0 }), span('1b', '1a', { startTime: -3 })]));
    expect(table.startTimeUnixNano).toBe(-3000n);
    expect([...table.start]).toEqual([3000, 0]);
  });

  test('may be missing', async () => {
    const table = await tableOf(trace([span('1a', ''), span('1b', '1a', { startTime: null, duration: null })]));
    expect(table.marks[1] & SpanMark.MissingStart).toBeTruthy();
    expect(table.marks[1] & SpanMark.Unfinished).toBeTruthy();
  });

  test('may be negative in length', async () => {
    const table = await tableOf(trace([span('1a', '', { duration: -5 })]));
    expect(table.marks[0] & SpanMark.NegativeDuration).toBeTruthy();
  });
});

describe('what Jaeger says is wrong', () => {
  test('is told of the trace', async () => {
    const table = await tableOf(envelope([trace(TWO, { warnings: ['clock skew', 'cut'] })]));
    const told = table.defects.filter(({ type }) => type === 'source_warning').map(({ detail }) => detail);
    expect(told).toEqual(['clock skew', 'cut']);
  });

  test('is told of the span', async () => {
    const document = await read(trace([span('1a', '', { warnings: ['invalid parent'] })]));
    const [table] = document.tables;
    expect(table.marks[0] & SpanMark.SourceWarning).toBeTruthy();
    const [details] = await document.detailsOf(table);
    expect(details.warnings).toEqual(['invalid parent']);
  });

  test('is told of traces that it did not find', async () => {
    const { inputDefects } = await read(
      envelope([trace(TWO)], { errors: [{ msg: 'trace not found', traceID: 'ab' }] }),
    );
    expect(inputDefects).toEqual([{ type: 'source_warning', count: 1, spans: [], detail: 'trace not found: ab' }]);
  });

  test('is told where there is no trace at all', async () => {
    const { tables, inputDefects } = await read(envelope(null, { errors: [{ code: 404, msg: 'trace not found' }] }));
    expect(tables).toEqual([]);
    expect(inputDefects[0].detail).toBe('trace not found');
  });

  test('is nothing in an empty answer', async () => {
    const { tables, inputDefects } = await read(envelope([]));
    expect([tables, inputDefects]).toEqual([[], []]);
  });
});

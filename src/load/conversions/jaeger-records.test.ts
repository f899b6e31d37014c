import { describe, expect, test } from 'vitest';
import { MUTATION_RUNS } from '../../testing/property-runs.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import type { SpanDetails } from '../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../trace/span-kind.ts';
import { silentLosses } from '../mutations-for-tests.ts';
import { type ReadDocument, readDocument } from '../read-for-tests.ts';

const TRACE = 'AAAAAAAAAAAAAAAAAAAAEQ==';
const PROCESS = { serviceName: 'shop', tags: [{ key: 'host', vStr: 'h1' }] };

/** The byte `number` in base64 of eight. */
function idOf(number: number): string {
  return Buffer.from([0, 0, 0, 0, 0, 0, 0, number]).toString('base64');
}

const SERVER = {
  traceId: TRACE,
  spanId: idOf(1),
  operationName: 'GET /cart',
  references: [],
  flags: 1,
  startTime: '2026-08-01T10:00:00.123456789Z',
  duration: '0.120500001s',
  tags: [
    { key: 'span.kind', vStr: 'server' },
    { key: 'error', vType: 'BOOL', vBool: true },
    { key: 'cached', vType: 'BOOL' },
    { key: 'bytes', vType: 'INT64', vInt64: '9223372036854775222' },
    { key: 'share', vType: 'FLOAT64', vFloat64: 0.5 },
    { key: 'blob', vType: 'BINARY', vBinary: 'AAAwOQ==' },
    { key: 'otel.scope.name', vStr: 'http' },
  ],
  logs: [{ timestamp: '2026-08-01T10:00:00.200000001Z', fields: [{ key: 'event', vStr: 'retry' }] }],
  process: PROCESS,
  warnings: ['clock skew'],
};
const CLIENT = {
  traceId: TRACE,
  spanId: idOf(2),
  operationName: 'query',
  references: [
    { traceId: TRACE, spanId: idOf(1) },
    { refType: 'FOLLOWS_FROM', traceId: TRACE, spanId: idOf(9) },
  ],
  startTime: '2026-08-01T10:00:00.13Z',
  duration: '1m2.5ms',
  process: { serviceName: 'stock' },
};
const LINES = [SERVER, CLIENT].map((span) => JSON.stringify(span)).join('\n');

async function detailsOf(document: ReadDocument): Promise<SpanDetails[]> {
  return document.detailsOf(document.tables[0]);
}

describe('records of Jaeger’s protocol buffers', () => {
  test('are read one a line, as Kafka holds them', async () => {
    const document = await readDocument(LINES);
    const [table] = document.tables;
    expect([document.format, table.traceId, table.length]).toEqual(['Jaeger records', `${'0'.repeat(30)}11`, 2]);
    expect([0, 1].map((row) => `${serviceName(table, row)}: ${spanName(table, row)}`)).toEqual([
      'shop: GET /cart',
      'stock: query',
    ]);
    expect([...table.parent]).toEqual([-1, 0]);
  });

  test('keep their times to the nanosecond, also those in Go’s words', async () => {
    const [server, client] = await detailsOf(await readDocument(LINES));
    expect(server.startTimeUnixNano).toBe(1785578400123456789n);
    expect((server.endTimeUnixNano ?? 0n) - (server.startTimeUnixNano ?? 0n)).toBe(120_500_001n);
    expect((client.endTimeUnixNano ?? 0n) - (client.startTimeUnixNano ?? 0n)).toBe(60_002_500_000n);
    expect(server.events[0]).toMatchObject({ name: 'retry', timeUnixNano: 1785578400200000001n });
  });

  test('have kind, status and scope from their tags, and the rest by its type', async () => {
    const [server] = await detailsOf(await readDocument(LINES));
    expect([server.kind, server.status.code, server.scope?.name]).toEqual([SpanKind.Server, StatusCode.Error, 'http']);
    expect(server.attributes).toEqual([
      { key: 'cached', value: { type: 'bool', value: false } },
      { key: 'bytes', value: { type: 'int', value: 9223372036854775222n } },
      { key: 'share', value: { type: 'double', value: 0.5 } },
      { key: 'blob', value: { type: 'bytes', value: 'AAAwOQ==' } },
    ]);
    expect(server.warnings).toEqual(['clock skew']);
  });

  test('say their process themselves, by a list of processes, or for a whole batch', async () => {
    const { process: _, ...bare } = SERVER;
    const listed = { spans: [{ ...bare, processId: 'p' }], processMap: [{ processId: 'p', process: PROCESS }] };
    const batch = { batch: { spans: [bare], process: PROCESS } };
    for (const document of [listed, batch, { data: [listed] }]) {
      const { tables } = await readDocument(JSON.stringify(document));
      expect(serviceName(tables[0], 0)).toBe('shop');
    }
  });

  test('may be written with the names of the protocol buffers', async () => {
    const span = {
      trace_id: TRACE,
      span_id: idOf(1),
      operation_name: 'op',
      start_time: '2026-08-01T10:00:00Z',
      duration: '1s',
      tags: [{ key: 'a', v_type: 'INT64', v_int64: '5' }],
      process: { service_name: 'shop' },
    };
    const document = await readDocument(JSON.stringify({ spans: [span] }));
    expect(serviceName(document.tables[0], 0)).toBe('shop');
    const [{ attributes }] = await detailsOf(document);
    expect(attributes).toEqual([{ key: 'a', value: { type: 'int', value: 5n } }]);
  });

  test('lead to another span as a link where they do not follow from the parent', async () => {
    const [, client] = await detailsOf(await readDocument(LINES));
    expect(client.links.map(({ spanId, attributes }) => [spanId, attributes])).toEqual([
      ['0000000000000009', [{ key: 'opentracing.ref_type', value: { type: 'string', value: 'follows_from' } }]],
    ]);
  });

  test.each(['constructor', '__proto__', 'CHILD_OF'])('are below what they refer to as %s', async (refType) => {
    const references = [9, 8].map((id) => ({ refType, traceId: TRACE, spanId: idOf(id) }));
    const [details] = await detailsOf(await readDocument(JSON.stringify({ spans: [{ ...SERVER, references }] })));
    expect(details.parentSpanId).toBe('0000000000000009');
    expect(details.links.map(({ attributes }) => attributes.map(({ value }) => value))).toEqual([
      [{ type: 'string', value: 'child_of' }],
    ]);
  });

  test('that have no length are unfinished', async () => {
    const { duration: _, ...span } = SERVER;
    const [details] = await detailsOf(await readDocument(JSON.stringify({ spans: [span] })));
    expect(details.endTimeUnixNano).toBeNull();
  });

  test('keep a warning about the trace and what is no span', async () => {
    const { inputDefects } = await readDocument(JSON.stringify({ spans: [SERVER, 5], warnings: ['cut'] }));
    expect(inputDefects.map(({ type, detail }) => [type, detail])).toEqual([
      ['unreadable_span', 'not an object where a span belongs'],
      ['source_warning', 'cut'],
    ]);
  });

  test('are read where a page’s document has dates for times', async () => {
    const spans = [{ traceID: '11', spanID: '1', operationName: 'a', processID: 'p', startTime: SERVER.startTime }];
    const document = { data: [{ traceID: '11', spans, processes: { p: PROCESS } }] };
    const [details] = await detailsOf(await readDocument(JSON.stringify(document)));
    expect([details.startTimeUnixNano, details.resource.attributes.length]).toEqual([1785578400123456789n, 2]);
  });

  test('lose nothing in silence where they are damaged', async () => {
    const lines = Array.from({ length: 10 }, (_, number) => JSON.stringify({ ...SERVER, spanId: idOf(number + 1) }));
    const bytes = new TextEncoder().encode(lines.join('\n'));
    expect(await silentLosses(bytes, MUTATION_RUNS)).toEqual([]);
  });
});

describe('records of Jaeger’s Thrift', () => {
  const span = {
    traceIdLow: 5951113872249657919n,
    traceIdHigh: -1n,
    spanId: -2n,
    parentSpanId: 0,
    operationName: 'get',
    startTime: 1785578400123456,
    duration: 250,
    tags: [{ key: 'ratio', vType: 'DOUBLE', vDouble: 1.5 }],
  };
  const text = JSON.stringify({ process: PROCESS, spans: [span] }, (_, value: unknown) =>
    typeof value === 'bigint' ? `#${value}#` : value,
  ).replaceAll(/"#(-?\d+)#"/g, '$1');

  test('have signed numbers for ids, exactly', async () => {
    const [{ traceId, spanId }] = await detailsOf(await readDocument(text));
    expect([traceId, spanId]).toEqual(['ffffffffffffffff52969a8955571a3f', 'fffffffffffffffe']);
  });

  test('have microseconds', async () => {
    const [details] = await detailsOf(await readDocument(text));
    expect(details.startTimeUnixNano).toBe(1785578400123456000n);
    expect(details.endTimeUnixNano).toBe(1785578400123706000n);
    expect(details.attributes).toEqual([{ key: 'ratio', value: { type: 'double', value: 1.5 } }]);
  });
});

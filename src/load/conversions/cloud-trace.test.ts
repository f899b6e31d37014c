import { describe, expect, test } from 'vitest';
import { MUTATION_RUNS } from '../../testing/property-runs.ts';
import { serviceName, spanKey, spanName } from '../../trace/span.ts';
import type { Attribute } from '../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../trace/span-kind.ts';
import { silentLosses } from '../mutations-for-tests.ts';
import { readDocument } from '../read-for-tests.ts';

const TRACE = '382d4f4c6b7bb2f4a972559d9085001d';

const REQUEST = {
  spanId: '12913864118554233534',
  parentSpanId: '0',
  kind: 'RPC_SERVER',
  name: '/cart',
  startTime: '2026-08-01T10:00:00.123456789Z',
  endTime: '2026-08-01T10:00:00.323456789Z',
  labels: {
    'g.co/gae/app/module': 'shop',
    'g.co/gae/app/version': '7',
    '/http/method': 'GET',
    '/http/status_code': '503',
    '/error/message': 'no stock',
    colour: 'red',
  },
};
const CALL = {
  spanId: '2',
  parentSpanId: REQUEST.spanId,
  kind: 'RPC_CLIENT',
  name: 'stock:8080',
  startTime: '2026-08-01T10:00:00.15Z',
  endTime: '2026-08-01T10:00:00.2Z',
  labels: {},
};
const ANSWER = {
  ...CALL,
  spanId: '3',
  parentSpanId: '2',
  kind: 'RPC_SERVER',
  name: '/stock',
  labels: { 'g.co/r/cloud_run_revision/service_name': 'stock', 'g.co/status/code': '0' },
};
const SHOP = { projectId: 'my-shop', traceId: TRACE, spans: [REQUEST, CALL, ANSWER] };

async function read(json: unknown) {
  const result = await readDocument(typeof json === 'string' ? json : JSON.stringify(json));
  const [table] = result.tables;
  return { ...result, table, details: await result.detailsOf(table) };
}

const named = (attributes: readonly Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, 'value' in value ? value.value : null]));

async function servicesOf(spans: readonly unknown[]): Promise<string[]> {
  const { table } = await read({ ...SHOP, spans });
  return Array.from(table.parent, (_, row) => serviceName(table, row));
}

describe('traces of Google Cloud Trace', () => {
  test('are trees of spans with exact times and decimal ids in hex', async () => {
    const { table, format, inputDefects, details } = await read(SHOP);
    expect(format).toBe('Google Cloud Trace');
    expect(inputDefects).toEqual([]);
    const rows = Array.from(table.parent, (parent, row) => [serviceName(table, row), spanName(table, row), parent]);
    expect(rows).toEqual([
      ['shop', '/cart', -1],
      ['shop', 'stock:8080', 0],
      ['stock', '/stock', 1],
    ]);
    expect(spanKey(table, 0)).toBe('b33742fec8168abe');
    expect(details[0].traceId).toBe(TRACE);
    expect(table.startTimeUnixNano).toBe(1_785_578_400_123_456_789n);
    expect(table.duration).toBe(200_000_000);
  });

  test('have kinds, and a status by what their labels say', async () => {
    const { details } = await read(SHOP);
    expect(details.map(({ kind }) => kind)).toEqual([SpanKind.Server, SpanKind.Client, SpanKind.Server]);
    expect(details.map(({ status }) => status.code)).toEqual([StatusCode.Error, StatusCode.Unset, StatusCode.Ok]);
    expect(details[0].status.message).toBe('no stock');
  });

  test.each<[string, Record<string, string>, StatusCode, string]>([
    ['gRPC’s code', { 'g.co/status/code': '14', 'g.co/status/description': 'gone' }, StatusCode.Error, 'gone'],
    ['OpenTelemetry’s status', { 'otel.status_code': 'ERROR' }, StatusCode.Error, ''],
    ['a name of an error', { '/error/name': 'Timeout' }, StatusCode.Error, ''],
    ['HTTP’s status', { '/http/status_code': '500' }, StatusCode.Error, ''],
    ['a client’s mistake', { '/http/status_code': '404' }, StatusCode.Unset, ''],
  ])('fail by %s', async (_what, labels, code, message) => {
    const { details } = await read({ ...SHOP, spans: [{ ...CALL, labels }] });
    expect(details[0].status).toEqual({ code, message });
  });

  test('have labels as attributes, by OpenTelemetry’s names, and of the resource what is about the program', async () => {
    const { details } = await read(SHOP);
    expect(named(details[0].attributes)).toEqual({
      'http.request.method': 'GET',
      'http.response.status_code': 503n,
      '/error/message': 'no stock',
      colour: 'red',
    });
    expect(named(details[0].resource.attributes)).toEqual({
      'service.name': 'shop',
      'service.version': '7',
      'cloud.account.id': 'my-shop',
    });
  });

  test('that came by the second version of the interface have their kind in a label', async () => {
    const span = { ...CALL, kind: 'SPAN_KIND_UNSPECIFIED', labels: { 'span.kind': 'producer' } };
    const { details } = await read({ ...SHOP, spans: [span] });
    expect(details[0].kind).toBe(SpanKind.Producer);
  });

  test('are of the service of the request that they are in, up to a call of another', async () => {
    const within = { ...CALL, kind: undefined, spanId: '4', name: 'render' };
    const deeper = { ...within, spanId: '5', parentSpanId: '4' };
    const beyond = { ...ANSWER, labels: {} };
    const unsure = { ...within, spanId: '6', parentSpanId: '2' };
    expect(await servicesOf([deeper, within, REQUEST])).toEqual(['shop', 'shop', 'shop']);
    expect(await servicesOf([REQUEST, CALL, beyond])).toEqual(['shop', 'shop', '']);
    expect(await servicesOf([REQUEST, CALL, unsure])).toEqual(['shop', 'shop', '']);
  });

  test('that are each other’s parents have no service', async () => {
    const one = { ...CALL, kind: undefined, spanId: '4', parentSpanId: '5' };
    expect(await servicesOf([one, { ...one, spanId: '5', parentSpanId: '4' }])).toEqual(['', '']);
  });

  test('of Zipkin’s collector have their service as component', async () => {
    const labels = { '/component': 'web', 'zipkin.io/mvc.controller.class': 'Cart' };
    expect(await servicesOf([{ ...REQUEST, labels }])).toEqual(['web']);
    expect(await servicesOf([{ ...REQUEST, labels: { '/component': 'grpc' } }])).toEqual(['']);
  });

  const other = { ...SHOP, traceId: '1'.repeat(32) };
  test.each<[string, unknown, number]>([
    ['a list in an object', { traces: [SHOP, other] }, 2],
    ['a bare list', [SHOP, other], 2],
    ['lines', `${JSON.stringify(SHOP)}\n${JSON.stringify(other)}\n`, 2],
    ['a trace without its project', { traceId: TRACE, spans: [REQUEST, CALL] }, 1],
  ])('are read from %s', async (_what, json, count) => {
    const { tables, format, inputDefects } = await read(json);
    expect(format).toBe('Google Cloud Trace');
    expect(tables.length).toBe(count);
    expect(inputDefects).toEqual([]);
  });

  test('are told to be some of many where the answer has further pages', async () => {
    const { inputDefects } = await read({ traces: [SHOP], nextPageToken: 'abc' });
    expect(inputDefects.map(({ type }) => type)).toEqual(['source_warning']);
  });

  test('of a span that is not over have no end', async () => {
    const { endTime: _, ...open } = CALL;
    const { details } = await read({ ...SHOP, spans: [open] });
    expect(details[0].endTimeUnixNano).toBe(null);
  });

  test('of a file that breaks off are of their trace', async () => {
    const text = JSON.stringify(SHOP);
    const { spanCount, inputDefects, details } = await read(text.slice(0, text.indexOf('/stock')));
    expect(spanCount).toBe(2);
    expect(inputDefects.map(({ type }) => type)).toContain('truncated');
    expect(details.map(({ traceId }) => traceId)).toEqual([TRACE, TRACE]);
  });

  test('in a chain of very many without labels are of the program at its top', async () => {
    const chain = Array.from({ length: 15_000 }, (_, i) => ({
      ...CALL,
      kind: 'SPAN_KIND_UNSPECIFIED',
      spanId: String(i + 100),
      parentSpanId: i === 0 ? REQUEST.spanId : String(i + 99),
    }));
    const { tables } = await readDocument(JSON.stringify({ ...SHOP, spans: [REQUEST, ...chain] }));
    expect(tables[0].services.length).toBe(1);
  });

  test('that are damaged are never lost without a word', async () => {
    const spans = Array.from({ length: 12 }, (_, i) => ({ ...CALL, spanId: String(i + 10) }));
    const bytes = new TextEncoder().encode(JSON.stringify({ traces: [{ ...SHOP, spans }, other] }, null, 1));
    expect(await silentLosses(bytes, MUTATION_RUNS)).toEqual([]);
  });
});

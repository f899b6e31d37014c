import { describe, expect, test } from 'vitest';
import { MUTATION_RUNS } from '../../testing/property-runs.ts';
import { serviceName, spanKey, spanName } from '../../trace/span.ts';
import type { Attribute } from '../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../trace/span-kind.ts';
import { silentLosses } from '../mutations-for-tests.ts';
import { readDocument } from '../read-for-tests.ts';

const TRACE = '34bab5f1.45.16000';
const SEGMENT = `${TRACE}.001`;
const OTHER = '77cc.12.16001';
const WEB = {
  traceId: TRACE,
  segmentId: SEGMENT,
  spanId: 0,
  parentSpanId: -1,
  refs: [],
  serviceCode: 'web',
  serviceInstanceName: 'web@h1',
  startTime: 1785578400000,
  endTime: 1785578400120,
  endpointName: 'GET:/cart',
  type: 'Entry',
  peer: '',
  component: 'Tomcat',
  isError: true,
  layer: 'Http',
  tags: [
    { key: 'url', value: 'http://web/cart' },
    { key: 'http.status_code', value: '500' },
  ],
  logs: [
    {
      time: 1785578400100,
      data: [
        { key: 'event', value: 'error' },
        { key: 'error.kind', value: 'java.io.IOException' },
        { key: 'message', value: 'refused' },
        { key: 'stack', value: 'java.io.IOException: refused\n at x' },
      ],
    },
  ],
};
const CALL = {
  ...WEB,
  spanId: 1,
  parentSpanId: 0,
  type: 'Exit',
  peer: 'stock:8080',
  isError: false,
  logs: [],
  tags: [],
};
const STOCK = {
  ...CALL,
  segmentId: OTHER,
  spanId: 0,
  parentSpanId: -1,
  refs: [
    { traceId: 'b.1.1', parentSegmentId: 'b.1.1.0', parentSpanId: 2, type: 'CROSS_PROCESS' },
    { traceId: TRACE, parentSegmentId: SEGMENT, parentSpanId: 1, type: 'CROSS_PROCESS' },
  ],
  serviceCode: 'stock',
  endpointName: 'take',
  type: 'Entry',
  layer: 'MQ',
  attachedEvents: [
    {
      startTime: { seconds: 1785578400, nanos: 5 },
      endTime: { seconds: 1785578401, nanos: 0 },
      event: 'tcp send',
      tags: [{ key: 'size', value: '3' }],
      summary: [],
    },
  ],
};
const SPANS = [WEB, CALL, STOCK];

const text = (attributes: readonly Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, 'value' in value ? value.value : null]));

async function read(json: unknown) {
  const result = await readDocument(JSON.stringify(json));
  const [table] = result.tables;
  return { ...result, table, details: await result.detailsOf(table) };
}

describe('traces of SkyWalking', () => {
  test('are trees over their segments', async () => {
    const { table, format, inputDefects } = await read({ data: { trace: { spans: SPANS } } });
    expect(format).toBe('SkyWalking traces');
    expect(inputDefects).toEqual([]);
    const rows = Array.from(table.parent, (parent, row) => [serviceName(table, row), spanName(table, row), parent]);
    expect(rows).toEqual([
      ['web', 'GET:/cart', -1],
      ['web', 'GET:/cart', 0],
      ['stock', 'take', 1],
    ]);
    expect(spanKey(table, 0)).toBe(`${SEGMENT}.0`);
    expect(table.startTimeUnixNano).toBe(1_785_578_400_000_000_000n);
    expect(table.duration).toBe(120_000_000);
  });

  test('have kinds by type and layer, and fail by isError', async () => {
    const { details } = await read({ spans: SPANS });
    expect(details.map(({ kind }) => kind)).toEqual([SpanKind.Server, SpanKind.Client, SpanKind.Consumer]);
    expect(details.map(({ status }) => status.code)).toEqual([StatusCode.Error, StatusCode.Unset, StatusCode.Unset]);
    expect(details[0].status.message).toBe('refused');
  });

  test('have tags, layer, component and peer as attributes', async () => {
    const { details } = await read({ spans: SPANS });
    expect(text(details[0].attributes)).toEqual({
      'skywalking.layer': 'Http',
      'skywalking.component': 'Tomcat',
      'url.full': 'http://web/cart',
      'http.response.status_code': 500n,
    });
    expect(text(details[1].attributes)).toMatchObject({ 'server.address': 'stock', 'server.port': 8080n });
    expect(text(details[2].attributes)).toMatchObject({ 'skywalking.ref.type': 'CROSS_PROCESS' });
    expect(text(details[0].resource.attributes)).toEqual({ 'service.name': 'web', 'service.instance.id': 'web@h1' });
  });

  test('have logs and attached events as events, errors as exceptions', async () => {
    const { details } = await read({ spans: SPANS });
    expect(details[0].events[0]).toMatchObject({ name: 'exception', timeUnixNano: 1_785_578_400_100_000_000n });
    expect(text(details[0].events[0].attributes)).toEqual({
      'exception.type': 'java.io.IOException',
      'exception.message': 'refused',
      'exception.stacktrace': 'java.io.IOException: refused\n at x',
    });
    expect(details[2].events).toMatchObject([{ name: 'tcp send', timeUnixNano: 1_785_578_400_000_000_005n }]);
  });

  test('link to what they refer to besides their parent', async () => {
    const { details } = await read({ spans: SPANS });
    expect(details[2].links).toMatchObject([{ traceId: 'b.1.1', spanId: 'b.1.1.0.2' }]);
  });

  const segments = [WEB, STOCK].map((span) => {
    const { traceId, segmentId, serviceCode, serviceInstanceName, endpointName, type, layer, refs, ...rest } = span;
    const sent = refs.map(({ parentSegmentId, type: refType, ...ref }) => {
      return { ...ref, parentTraceSegmentId: parentSegmentId, refType };
    });
    const own = { ...rest, operationName: endpointName, spanType: type, spanLayer: layer, refs: sent };
    return {
      traceId,
      traceSegmentId: segmentId,
      service: serviceCode,
      serviceInstance: serviceInstanceName,
      spans: [own],
    };
  });
  test.each<[string, unknown, number]>([
    ['an answer to queryTrace', { data: { queryTrace: { spans: SPANS } } }, 3],
    ['an answer with several traces', { data: { queryTraces: { traces: [{ spans: SPANS }] } } }, 3],
    ['a list of spans', SPANS, 3],
    ['segments as agents send them', segments, 2],
  ])('are read from %s', async (_name, json, count) => {
    const { spanCount, inputDefects } = await read(json);
    expect(spanCount).toBe(count);
    expect(inputDefects).toEqual([]);
  });

  test('are read from segments whose zeros were left out, with text for times, as protocol buffers become JSON', async () => {
    const times = { startTime: '1785578400000', endTime: '1785578400120' };
    const segment = {
      traceId: TRACE,
      traceSegmentId: SEGMENT,
      service: 'web',
      spans: [
        { ...times, spanId: 1, operationName: '/stock', spanType: 'Exit' },
        { ...times, parentSpanId: -1, operationName: '/cart' },
      ],
    };
    const refs = [{ traceId: TRACE, parentTraceSegmentId: SEGMENT, parentSpanId: 1, parentEndpoint: '/cart' }];
    const other = {
      traceId: TRACE,
      traceSegmentId: OTHER,
      service: 'stock',
      spans: [{ ...times, parentSpanId: -1, operationName: '/stock', refs }],
    };
    const { table, format, details, spanCount } = await read([segment, other]);
    expect(format).toBe('SkyWalking traces');
    expect(spanCount).toBe(3);
    const rows = Array.from(table.parent, (parent, row) => [serviceName(table, row), spanName(table, row), parent]);
    expect(rows).toEqual([
      ['web', '/cart', -1],
      ['web', '/stock', 0],
      ['stock', '/stock', 1],
    ]);
    expect(details.map(({ kind }) => kind)).toEqual([SpanKind.Server, SpanKind.Client, SpanKind.Server]);
    expect(text(details[2].attributes)).toEqual({ 'skywalking.ref.parentEndpoint': '/cart' });
  });

  test('are not in a record of a log that names them, and that is told', async () => {
    const log = { timestamp: 1, traceContext: { traceId: TRACE, spanId: '0', traceSegmentId: SEGMENT }, body: {} };
    const { spanCount, inputDefects } = await readDocument(JSON.stringify(log));
    expect(spanCount).toBe(0);
    expect(inputDefects.map(({ detail }) => detail)).toEqual(['a document without spans']);
  });

  test('of a span that is not over have no end', async () => {
    const { details } = await read({ spans: [{ ...WEB, endTime: 0 }] });
    expect(details[0].endTimeUnixNano).toBe(null);
  });

  test('that are damaged are never lost without a word', async () => {
    const spans = Array.from({ length: 12 }, (_, spanId) => ({ ...WEB, spanId, parentSpanId: spanId - 1 }));
    const bytes = new TextEncoder().encode(JSON.stringify({ data: { trace: { spans: [...spans, STOCK] } } }, null, 1));
    expect(await silentLosses(bytes, MUTATION_RUNS)).toEqual([]);
  });
});

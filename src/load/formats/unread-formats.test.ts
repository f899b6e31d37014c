import { describe, expect, test } from 'vitest';
import { readDocument } from '../read-for-tests.ts';

const JAVASCRIPT = `{
  resource: {
    attributes: {
      'service.name': 'shop'
    }
  },
  traceId: '5b8efff798038103d269b633813fc60c',
  name: 'GET /cart',
  id: 'eee19b7ec3c1b174',
}`;

describe('formats that are not read', () => {
  test.each<[string, unknown]>([
    ['console output for JavaScript', JAVASCRIPT],
    [
      'Zipkin JSON',
      [{ traceId: 'a', id: 'b', name: 'get', timestamp: 1, duration: 2, localEndpoint: { serviceName: 'x' } }],
    ],
    ['Zipkin JSON', [[{ traceId: 'a', id: 'b', annotations: [], binaryAnnotations: [] }]]],
    ['a search in Tempo', { traces: [{ traceID: 'a', rootServiceName: 'x', spanSets: [] }], metrics: {} }],
    ['a list of traces from Jaeger', { summaries: [{ traceId: 'a', rootServiceName: 'x' }] }],
    ['Chrome trace events', { traceEvents: [{ ph: 'X', ts: 1 }] }],
    ['Chrome trace events', [{ ph: 'X', ts: 1, pid: 1 }]],
    ['AWS X-Ray', { Traces: [{ Id: '1', Segments: [{ Document: '{}' }] }] }],
    ['AWS X-Ray', { trace_id: '1-5b8efff7-98038103d269b633813fc60c', start_time: 1.5, end_time: 2.5 }],
    ['Datadog', [[{ trace_id: 1, span_id: 2, start: 3, duration: 4, meta: {} }]]],
    ['Sentry', `{"sent_at":"x","sdk":{}}\n{"type":"transaction"}\n{"spans":[]}\n`],
    ['Elastic APM', `{"metadata":{"service":{}}}\n{"transaction":{"trace_id":"a","duration":5}}\n`],
    ['Honeycomb', [{ 'trace.trace_id': 'a', 'trace.span_id': 'b', duration_ms: 5 }]],
    ['New Relic', [{ 'trace.id': 'a', id: 'b', 'duration.ms': 5 }]],
    ['SkyWalking', { spans: [{ traceId: 'a.1.2', segmentId: 'b', spanId: 0 }] }],
  ])('are named: %s', async (name, document) => {
    const text = typeof document === 'string' ? document : JSON.stringify(document);
    await expect(readDocument(text)).rejects.toMatchObject({
      problem: { kind: 'unsupported_format', sentence: expect.stringContaining(name) },
    });
  });

  test.each<[string, unknown]>([
    ['2 results, no spans', { traces: [{ traceID: 'a', rootServiceName: 'x' }, { traceID: 'b' }] }],
    ['0 results, no spans', { traces: [], metrics: { completedJobs: 1, totalBlocks: 3 } }],
    ['1 result, no spans', { summaries: [{ traceId: 'a', rootServiceName: 'x' }] }],
  ])('tell how many traces a list names: %s', async (words, document) => {
    await expect(readDocument(JSON.stringify(document))).rejects.toMatchObject({
      problem: { kind: 'unsupported_format', sentence: expect.stringContaining(words) },
    });
  });

  const field = (number: number, ...content: readonly (number | readonly number[])[]): number[] => {
    const bytes = content.flat();
    return [number * 8 + 2, bytes.length, ...bytes];
  };
  const resource = field(1, field(1, field(1, 0x61), field(2, field(1, 0x62))));
  const scopeSpans = field(
    2,
    field(
      2,
      field(
        1,
        Array.from({ length: 16 }, () => 7),
      ),
    ),
  );

  test.each([
    ['a resource and spans', field(1, resource, scopeSpans)],
    ['spans alone', field(1, scopeSpans)],
    ['an envelope', field(1, field(1, resource, scopeSpans))],
    ['a length before it', [0, 0, 0, field(1, resource).length, ...field(1, resource)]],
  ])('are known by their bytes: protocol buffers with %s', async (_name, bytes) => {
    await expect(readDocument(Uint8Array.from(bytes))).rejects.toMatchObject({
      problem: {
        kind: 'unsupported_format',
        sentence: expect.stringContaining('protocol buffers'),
        advice: expect.arrayContaining([expect.stringContaining('JSON')]),
      },
    });
  });

  test.each(['\nh\nello', '\n\n\n\n\n', '{"a":1}', '[]', 'hello', ''])('are not suspected in %j', async (document) => {
    await expect(readDocument(document)).rejects.toMatchObject({ problem: { kind: 'unknown_format' } });
  });
});

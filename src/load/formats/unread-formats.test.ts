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
  test('are named: console output for JavaScript', async () => {
    await expect(readDocument(JAVASCRIPT)).rejects.toMatchObject({
      problem: { kind: 'unsupported_format', sentence: expect.stringContaining('console output for JavaScript') },
    });
  });

  test.each([
    [
      'output for .NET',
      'Activity.TraceId:            d4a7d499698d62f0e2317a67abc559b6\nActivity.SpanId: a091d18fbe45bdf6\n',
    ],
    ['output for Ruby', '#<struct OpenTelemetry::SDK::Trace::SpanData\n name="GET",\n kind=:server>'],
    [
      'output for Java',
      "Aug 01, 2026 10:00:00 AM io.opentelemetry.exporter.logging.LoggingSpanExporter export\nINFO: 'GET' : 5b8efff798038103d269b633813fc60c eee19b7ec3c1b174 SERVER [tracer: shop:] {}\n",
    ],
    ['list of traces from AWS X-Ray', '{"TraceSummaries":[{"Id":"1-66da1a7d-62988bcd7cec2c78310be428"}]}'],
  ])('are named, with what to do instead: %s', async (name, document) => {
    await expect(readDocument(document)).rejects.toMatchObject({
      problem: { kind: 'unsupported_format', sentence: expect.stringContaining(name) },
    });
  });

  test.each([
    [
      'speedscope',
      '{"version":"0.0.1","$schema":"https://www.speedscope.app/file-format-schema.json","shared":{"frames":[{"name":"main"}]},"profiles":[{"type":"evented","unit":"none","startValue":0,"endValue":2,"events":[]}]}',
    ],
    [
      'profile of V8',
      '{"nodes":[{"id":1,"callFrame":{"functionName":"(root)","scriptId":"0"},"hitCount":0}],"startTime":1,"endTime":9,"samples":[1],"timeDeltas":[8]}',
    ],
    ['profile of V8', '{"head":{"callFrame":{"functionName":"(root)"},"selfSize":0,"children":[]}}'],
    [
      'profile of Firefox',
      '{"meta":{"interval":1,"startTime":1700000000000,"processType":0,"version":29},"libs":[],"threads":[{"name":"GeckoMain","samples":{"data":[]}}]}',
    ],
  ])('are named: a %s', async (name, document) => {
    await expect(readDocument(document)).rejects.toMatchObject({
      problem: {
        kind: 'unsupported_format',
        sentence: expect.stringContaining(name),
        advice: expect.arrayContaining([expect.stringContaining('no spans')]),
      },
    });
  });

  test.each([
    ['with the recording’s settings first', [0x0a, 5, 0x8a, 0x02, 2, 0x08, 1, 0x0a, 2, 0x40, 5]],
    ['with a process tree first', [0x0a, 6, 0x12, 4, 0x0a, 2, 0x08, 1, 0x0a, 4, 0x40, 5, 0x50, 1]],
  ])('are known by their bytes: Perfetto’s own, %s', async (_name, bytes) => {
    await expect(readDocument(Uint8Array.from(bytes))).rejects.toMatchObject({
      problem: {
        kind: 'unsupported_format',
        sentence: expect.stringContaining('Perfetto'),
        advice: expect.arrayContaining([expect.stringContaining('traceconv json')]),
      },
    });
  });

  test.each(['\nh\nello', '\n\n\n\n\n', '{"a":1}', '[]', 'hello', ''])('are not suspected in %j', async (document) => {
    await expect(readDocument(document)).rejects.toMatchObject({ problem: { kind: 'unknown_format' } });
  });
});

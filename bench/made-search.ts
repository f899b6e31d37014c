/** Ids of made-up traces begin so. */
const MADE = 'feed';

/**
 * Returns what Tempo would answer to a search, as JSON: as many made-up traces as are asked for, spread over the time
 * asked for, with durations from 20 ms to a minute and one in ten with an error. The same for the same query.
 */
export function madeSearch(params: URLSearchParams): string {
  const count = Number(params.get('limit') ?? '20');
  const start = Number(params.get('start'));
  const length = Number(params.get('end')) - start;
  const traces = Array.from({ length: count }, (_, i) => madeTrace(i, start + (length * i) / count));
  return JSON.stringify({ traces, metrics: { inspectedBytes: '47697', completedJobs: 2, totalJobs: 2 } });
}

/** @param seconds since 1970 */
function madeTrace(i: number, seconds: number): unknown {
  // Steps of the golden ratio: spread evenly, and in no order that can be seen.
  const turn = (i * 0.6180339887) % 1;
  return {
    traceID: MADE + i.toString(16).padStart(28, '0'),
    rootServiceName: `service-${i % 5}`,
    rootTraceName: `GET /${i % 13}`,
    startTimeUnixNano: String(BigInt(Math.round(seconds * 1e6)) * 1000n),
    durationMs: Math.round(20 * 3000 ** (turn * turn)),
    serviceStats: { [`service-${i % 5}`]: { spanCount: 1 + (i % 40), errorCount: i % 10 === 0 ? 1 : 0 } },
  };
}

import type { FoundTrace } from '../../trace/found-trace.ts';

/**
 * Returns how many of the traces that a search finds now are news: not among those it found before, and begun after the
 * newest of these. Older ones that it did not tell before were cut off by its limit then, and are no news.
 */
export function newerCount(before: readonly FoundTrace[], now: readonly FoundTrace[]): number {
  const known = new Set(before.map(({ traceId }) => traceId));
  const newest = before.reduce((latest, { startTimeUnixNano: start }) => (start > latest ? start : latest), 0n);
  return now.filter((trace) => !known.has(trace.traceId) && trace.startTimeUnixNano > newest).length;
}

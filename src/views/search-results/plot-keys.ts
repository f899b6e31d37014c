import type { FoundTrace } from '../../trace/found-trace.ts';

/**
 * Returns the trace that a key goes to from another: left and right by start, up and down by duration, Home and End to the
 * first and last. undefined for a key that goes nowhere.
 *
 * @param from -1 for none yet
 */
export function traceAfterKey(key: string, traces: readonly FoundTrace[], from: number): number | undefined {
  const [order, step] = STEPS[key] ?? [];
  if (order === undefined || step === undefined || traces.length === 0) return undefined;
  const sorted = traces.map((_, i) => i).toSorted((a, b) => order(traces[a], traces[b]) || a - b);
  const at = sorted.indexOf(from);
  // The first step comes to an end of the row: the nearer one.
  const next = at < 0 && step === -1 ? sorted.length - 1 : at + step;
  return sorted[Math.max(0, Math.min(sorted.length - 1, next))];
}

type Compare = (a: FoundTrace, b: FoundTrace) => number;

const byStart: Compare = (a, b) =>
  Number(a.startTimeUnixNano > b.startTimeUnixNano) - Number(a.startTimeUnixNano < b.startTimeUnixNano);
const byDuration: Compare = (a, b) => a.duration - b.duration;

const STEPS: Readonly<Record<string, readonly [Compare, number]>> = {
  ArrowLeft: [byStart, -1],
  ArrowRight: [byStart, 1],
  ArrowUp: [byDuration, 1],
  ArrowDown: [byDuration, -1],
  Home: [byStart, Number.NEGATIVE_INFINITY],
  End: [byStart, Number.POSITIVE_INFINITY],
};

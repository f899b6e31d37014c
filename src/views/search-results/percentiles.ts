import type { Nanoseconds } from '../../trace/units.ts';

/** The shares that are told of a set of durations. */
export const SHARES = [50, 90, 95, 99] as const;

export interface Percentile {
  readonly share: (typeof SHARES)[number];
  readonly duration: Nanoseconds;
}

/**
 * Returns the percentiles of durations by nearest rank: the smallest of them that so many per cent do not exceed, so each
 * is one that was found. Empty for none.
 */
export function percentilesOf(durations: readonly Nanoseconds[]): readonly Percentile[] {
  const sorted = Float64Array.from(durations).sort();
  if (sorted.length === 0) return [];
  return SHARES.map((share) => ({ share, duration: sorted[Math.ceil((share / 100) * sorted.length) - 1] }));
}

import type { ServiceTime } from '../../trace/found-trace.ts';
import type { Nanoseconds } from '../../trace/units.ts';

/** A piece of the bar that shows where a trace's time went. */
export interface ServiceShare {
  /** Empty for spans of no service; null for several services that are too small to be told apart. */
  readonly name: string | null;
  readonly time: Nanoseconds;
  /** Of the whole bar, 0 to 1. */
  readonly share: number;
}

/** More pieces than these are no longer seen as such. */
const MOST_PIECES = 8;
const LEAST_SHARE = 0.004;

/** Returns the pieces of the bar, largest first; what is left of them is one piece. */
export function serviceShares(times: readonly ServiceTime[]): readonly ServiceShare[] {
  const whole = times.reduce((sum, { time }) => sum + time, 0);
  if (whole <= 0) return [];
  const sorted = times.toSorted((a, b) => b.time - a.time);
  const isShown = ({ time }: ServiceTime, i: number) => i < MOST_PIECES && time / whole >= LEAST_SHARE;
  const shown = sorted.filter(isShown).map(({ name, time }) => ({ name, time, share: time / whole }));
  const rest = whole - shown.reduce((sum, { time }) => sum + time, 0);
  const others = rest / whole >= LEAST_SHARE ? [{ name: null, time: rest, share: rest / whole }] : [];
  return [...shown, ...others];
}

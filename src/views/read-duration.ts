import { durationOf } from '../analysis/filter/duration-words.ts';
import type { Nanoseconds } from '../trace/units.ts';

/** Returns the duration that somebody typed, as `durationOf` reads it, or as a share: `2 %` of `whole`. null for what is none. */
export function readDuration(text: string, whole: Nanoseconds): Nanoseconds | null {
  const share = /^(\d+(?:[.,]\d*)?|[.,]\d+)\s*%$/.exec(text.trim());
  return share === null ? durationOf(text.trim()) : (Number(share[1].replace(',', '.')) / 100) * whole;
}

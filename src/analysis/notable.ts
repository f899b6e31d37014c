import type { Nanoseconds } from '../trace/units.ts';

/**
 * Returns whether a time is worth telling in a request that took `rootDuration` (A10 of the definitions): below 1 ms is
 * the noise of instrumentation, nobody acts on less than 5 %, and 100 ms are felt whatever the whole is.
 */
export function isNotable(time: Nanoseconds, rootDuration: Nanoseconds): boolean {
  return time >= 1e6 && (20 * time >= rootDuration || time >= 1e8);
}

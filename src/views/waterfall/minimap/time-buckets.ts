import type { Nanoseconds } from '../../../trace/units.ts';

/** Times that share a bucket, on average. */
export const A_BUCKET = 4;

/** Equal parts of a trace's time, a few times to each where they are spread over it. */
export interface TimeBuckets {
  readonly count: number;
  /** Returns the bucket of a time from 0 to about the trace's duration; never one before that of an earlier time. */
  readonly of: (time: Nanoseconds) => number;
}

/** Returns the buckets for `timeCount` times up to about `to`. */
export function timeBuckets(timeCount: number, to: Nanoseconds): TimeBuckets {
  const count = Math.max(1, Math.ceil(timeCount / A_BUCKET));
  const scale = count / Math.max(1, to);
  return { count, of: (time) => Math.max(0, Math.min(count - 1, Math.floor(time * scale))) };
}

/** Puts `times[from, until)` in order. Few are put so by hand: the browser's own sort has its price for each call. */
export function sortStretch(times: Float64Array, from: number, until: number): void {
  if (until - from > 8 * A_BUCKET) {
    times.subarray(from, until).sort();
    return;
  }
  for (let i = from + 1; i < until; i++) {
    const time = times[i];
    let at = i;
    for (; at > from && times[at - 1] > time; at--) times[at] = times[at - 1];
    times[at] = time;
  }
}

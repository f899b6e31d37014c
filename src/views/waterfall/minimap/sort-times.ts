import type { Nanoseconds } from '../../../trace/units.ts';
import { sortStretch, timeBuckets } from './time-buckets.ts';

/** Bits that are all set after so many that something else may come before the next. */
const A_STEP = (1 << 14) - 1;

/**
 * Returns times from 0 to about `to` ascending, step by step. Those of a trace are spread over its time: dealt into equal
 * parts of it, a few to each, and sorted within these, they take about half of what sorting all takes.
 */
export function* sortTimes(times: Float64Array, to: Nanoseconds): Generator<undefined, Float64Array> {
  const buckets = timeBuckets(times.length, to);
  /** Where each bucket begins; after dealing, where it ends. */
  const next = new Uint32Array(buckets.count + 1);
  for (let i = 0; i < times.length; i++) {
    next[buckets.of(times[i]) + 1]++;
    if ((i & A_STEP) === A_STEP) yield;
  }
  for (let bucket = 0; bucket < buckets.count; bucket++) next[bucket + 1] += next[bucket];
  const sorted = new Float64Array(times.length);
  for (let i = 0; i < times.length; i++) {
    sorted[next[buckets.of(times[i])]++] = times[i];
    if ((i & A_STEP) === A_STEP) yield;
  }
  for (let bucket = 0, from = 0; bucket < buckets.count; from = next[bucket++]) {
    sortStretch(sorted, from, next[bucket]);
    if ((bucket & A_STEP) === A_STEP) yield;
  }
  return sorted;
}

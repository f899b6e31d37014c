import type { Nanoseconds } from '../../../trace/units.ts';

/** Times that share a bucket, on average. */
const A_BUCKET = 4;

/**
 * Returns times from 0 to about `to` ascending. Those of a trace are spread over its time: dealt into equal parts of it,
 * a few to each, and sorted within these, they take about half of what sorting all takes.
 */
export function sortTimes(times: Float64Array, to: Nanoseconds): Float64Array {
  const bucketCount = Math.max(1, Math.ceil(times.length / A_BUCKET));
  const scale = bucketCount / Math.max(1, to);
  const bucketOf = (time: Nanoseconds) => Math.max(0, Math.min(bucketCount - 1, Math.floor(time * scale)));
  /** Where each bucket begins; after dealing, where it ends. */
  const next = new Uint32Array(bucketCount + 1);
  for (const time of times) next[bucketOf(time) + 1]++;
  for (let bucket = 0; bucket < bucketCount; bucket++) next[bucket + 1] += next[bucket];
  const sorted = new Float64Array(times.length);
  for (const time of times) sorted[next[bucketOf(time)]++] = time;
  for (let bucket = 0, from = 0; bucket < bucketCount; from = next[bucket++]) sortStretch(sorted, from, next[bucket]);
  return sorted;
}

/** Few are put in order by hand: the browser's own sort has its price for each call. */
function sortStretch(times: Float64Array, from: number, until: number): void {
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

import type { SpanTable } from '../../../trace/span-table.ts';
import { endOf } from './running-means.ts';
import { sortStretch, type TimeBuckets, timeBuckets } from './time-buckets.ts';

/** Bits that are all set after so many that something else may come before the next. */
const A_STEP = (1 << 14) - 1;

/** How many spans start and end in each of equal parts of the trace's time. */
interface Counts {
  readonly buckets: TimeBuckets;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/**
 * Returns how many spans ran at the busiest moment, those that wait for children among them, step by step. So many run
 * across the border of two parts of the time; only the parts that may hold more, if all that start in them ran at once,
 * are looked at span by span: in most traces few.
 */
export function* mostAtOnce(trace: SpanTable): Generator<undefined, number> {
  const counts = yield* countByTime(trace);
  const { most, isOpen } = openParts(counts);
  return yield* mostWithin(trace, counts, isOpen, most);
}

function* countByTime(trace: SpanTable): Generator<undefined, Counts> {
  const buckets = timeBuckets(trace.length, trace.duration);
  const starts = new Uint32Array(buckets.count);
  const ends = new Uint32Array(buckets.count);
  for (let span = 0; span < trace.length; span++) {
    starts[buckets.of(trace.start[span])]++;
    ends[buckets.of(endOf(trace, span))]++;
    if ((span & A_STEP) === A_STEP) yield;
  }
  return { buckets, starts, ends };
}

/** Returns the most that run across a border, and which parts may hold more: 1 for those. */
function openParts({ buckets, starts, ends }: Counts): { readonly most: number; readonly isOpen: Uint8Array } {
  let most = 0;
  for (let bucket = 0, running = 0; bucket < buckets.count; bucket++) {
    running += starts[bucket] - ends[bucket];
    if (running > most) most = running;
  }
  const isOpen = new Uint8Array(buckets.count);
  for (let bucket = 0, running = 0; bucket < buckets.count; bucket++) {
    if (running + starts[bucket] > most) isOpen[bucket] = 1;
    running += starts[bucket] - ends[bucket];
  }
  return { most, isOpen };
}

function* mostWithin(
  trace: SpanTable,
  { buckets, starts, ends }: Counts,
  isOpen: Uint8Array,
  known: number,
): Generator<undefined, number> {
  const started = new Dealt(starts, isOpen);
  const ended = new Dealt(ends, isOpen);
  for (let span = 0; span < trace.length; span++) {
    const first = buckets.of(trace.start[span]);
    if (isOpen[first] === 1) started.add(first, trace.start[span]);
    const end = endOf(trace, span);
    const last = buckets.of(end);
    if (isOpen[last] === 1) ended.add(last, end);
    if ((span & A_STEP) === A_STEP) yield;
  }
  let most = known;
  for (let bucket = 0, running = 0; bucket < buckets.count; bucket++) {
    if (isOpen[bucket] === 1) most = Math.max(most, running + mostMore(started.sorted(bucket), ended.sorted(bucket)));
    running += starts[bucket] - ends[bucket];
    if ((bucket & A_STEP) === A_STEP) yield;
  }
  return most;
}

/** Returns how many more run at some moment than before these starts and ends, both ascending: most run as one starts. */
function mostMore(starts: Float64Array, ends: Float64Array): number {
  let most = 0;
  for (let started = 0, ended = 0; started < starts.length; started++) {
    while (ended < ends.length && ends[ended] <= starts[started]) ended++;
    most = Math.max(most, started + 1 - ended);
  }
  return most;
}

/** The times of the open parts, part by part. */
class Dealt {
  readonly #counts: Uint32Array;
  readonly #times: Float64Array;
  /** Where the next time of each part goes. */
  readonly #next: Uint32Array;

  constructor(counts: Uint32Array, isOpen: Uint8Array) {
    this.#counts = counts;
    this.#next = new Uint32Array(counts.length);
    let total = 0;
    for (let bucket = 0; bucket < counts.length; bucket++) {
      this.#next[bucket] = total;
      if (isOpen[bucket] === 1) total += counts[bucket];
    }
    this.#times = new Float64Array(total);
  }

  add(bucket: number, time: number): void {
    this.#times[this.#next[bucket]++] = time;
  }

  /** Returns those of a part in order, once all are there. */
  sorted(bucket: number): Float64Array {
    const end = this.#next[bucket];
    const from = end - this.#counts[bucket];
    sortStretch(this.#times, from, end);
    return this.#times.subarray(from, end);
  }
}

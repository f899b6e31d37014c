import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';

/** How many of some spans were active at a time. */
export interface Concurrency {
  readonly most: number;
  /** From when `most` were active for the first time until the last one started: the share of it in which they were. */
  readonly shareAtMost: number;
}

/** Returns how many of `spans`, which stand by start, were active at a time; what ends as another begins made room. O(n log n). */
export function concurrencyOf(trace: SpanTable, spans: readonly SpanIndex[]): Concurrency {
  const concurrency = known.get(spans) ?? measured(trace, spans);
  known.set(spans, concurrency);
  return concurrency;
}

/** Lists are made for one trace. Several ask for the same one. */
const known = new WeakMap<readonly SpanIndex[], Concurrency>();

function measured({ start, end }: SpanTable, spans: readonly SpanIndex[]): Concurrency {
  const starts = new Float64Array(spans.length);
  const ends = new Float64Array(spans.length);
  for (let i = 0; i < spans.length; i++) {
    starts[i] = start[spans[i]];
    ends[i] = end[spans[i]];
  }
  ends.sort();
  const most = mostAtOnce(starts, ends);
  let atMost: Nanoseconds = 0;
  let reached = -1;
  let active = 0;
  let ended = 0;
  for (let i = 0; i < starts.length; i++) {
    for (; ended < ends.length && ends[ended] <= starts[i]; ended++) {
      if (active === most) atMost += ends[ended] - Math.max(starts[i - 1], reached);
      active--;
    }
    if (active === most) atMost += starts[i] - starts[i - 1];
    active++;
    if (active === most && reached < 0) reached = starts[i];
  }
  const whole = starts[starts.length - 1] - reached;
  return { most, shareAtMost: whole > 0 ? atMost / whole : 0 };
}

function mostAtOnce(starts: Float64Array, ends: Float64Array): number {
  let most = 0;
  let ended = 0;
  for (let i = 0; i < starts.length; i++) {
    while (ends[ended] <= starts[i] && ended < i) ended++;
    most = Math.max(most, i + 1 - ended);
  }
  return most;
}

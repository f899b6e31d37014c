import type { SpanColumns } from './span-columns.ts';

/** A moment in two halves, since nanoseconds since 1970 do not fit a double. */
export interface UnixTime {
  /** May be negative. */
  readonly seconds: number;
  /** 0 to 999,999,999 */
  readonly nanos: number;
}

/** Returns the earliest known start of the given spans; 1970 if none is known. */
export function unixBase(columns: SpanColumns, spans: Uint32Array): UnixTime {
  let seconds = Number.POSITIVE_INFINITY;
  let nanos = 0;
  for (const span of spans) {
    const candidate = columns.startSeconds[span];
    if (candidate < seconds || (candidate === seconds && columns.startNanos[span] < nanos)) {
      seconds = candidate;
      nanos = columns.startNanos[span];
    }
  }
  return seconds === Number.POSITIVE_INFINITY ? { seconds: 0, nanos: 0 } : { seconds, nanos };
}

export function unixNanoseconds(time: UnixTime): bigint {
  return BigInt(time.seconds) * 1_000_000_000n + BigInt(time.nanos);
}

import type { SpanColumns } from './span-columns.ts';

/** A moment in two halves, since nanoseconds since 1970 do not fit a double. */
export interface UnixTime {
  /** May be negative. */
  readonly seconds: number;
  /** 0 to 999,999,999 */
  readonly nanos: number;
}

const YEAR_SECONDS = 31_536_000;

/**
 * Returns the earliest known start of the given spans; 1970 if none is known. A start of exactly zero among spans of
 * later years was never set and does not count: one such span would make the trace decades long.
 */
export function unixBase(columns: SpanColumns, spans: Uint32Array): UnixTime {
  let seconds = Number.POSITIVE_INFINITY;
  let nanos = 0;
  const isModern = isAnyModern(columns, spans);
  for (let i = 0; i < spans.length; i++) {
    const span = spans[i];
    const candidate = columns.startSeconds[span];
    if (isModern && isUnset(columns, span)) continue;
    if (candidate < seconds || (candidate === seconds && columns.startNanos[span] < nanos)) {
      seconds = candidate;
      nanos = columns.startNanos[span];
    }
  }
  return seconds === Number.POSITIVE_INFINITY ? { seconds: 0, nanos: 0 } : { seconds, nanos };
}

function isAnyModern({ startSeconds }: SpanColumns, spans: Uint32Array): boolean {
  for (let i = 0; i < spans.length; i++) if (startSeconds[spans[i]] > YEAR_SECONDS) return true;
  return false;
}

/** Returns whether the start of `span` is known in a trace that begins at `base`. */
export function hasStart(columns: SpanColumns, span: number, base: UnixTime): boolean {
  if (Number.isNaN(columns.startSeconds[span])) return false;
  return base.seconds <= YEAR_SECONDS || !isUnset(columns, span);
}

function isUnset(columns: SpanColumns, span: number): boolean {
  return columns.startSeconds[span] === 0 && columns.startNanos[span] === 0;
}

export function unixNanoseconds(time: UnixTime): bigint {
  return BigInt(time.seconds) * 1_000_000_000n + BigInt(time.nanos);
}

import { counted, groupDigits } from '../../lib/counted.ts';
import type { SpanTable } from '../../trace/span-table.ts';

type Milliseconds = number;

/** When a trace was read, and when and with how many spans the time before. */
export interface TraceRead {
  /** Since 1970. */
  readonly at: Milliseconds;
  /** null where it is read for the first time. */
  readonly earlier: { readonly at: Milliseconds; readonly spans: number } | null;
}

/** Of so many traces it is remembered how many spans they had. */
const MOST_TRACES = 200;
/** Exporters send every few seconds, collectors that decide by whole traces wait for half a minute. */
const MAY_STILL_COME: Milliseconds = 30_000;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const lastReads = new Map<string, { readonly at: Milliseconds; readonly spans: number }>();
const reads = new WeakMap<SpanTable, TraceRead>();

/** Returns when `table` was read, which is now if it is new, and what the time before gave; asked again, the same. */
export function readOf(table: SpanTable, now: Milliseconds): TraceRead {
  const known = reads.get(table);
  if (known !== undefined) return known;
  const read = { at: now, earlier: lastReads.get(table.traceId) ?? null };
  reads.set(table, read);
  lastReads.delete(table.traceId);
  lastReads.set(table.traceId, { at: now, spans: table.length });
  const [oldest] = lastReads.keys();
  if (lastReads.size > MOST_TRACES) lastReads.delete(oldest);
  return read;
}

/** Returns what has come since the time before: `3 spans more than a minute ago`; empty for a first reading. */
export function changeInWords({ at, earlier }: TraceRead, spans: number): string {
  if (earlier === null) return '';
  const ago = agoInWords(at - earlier.at);
  const more = spans - earlier.spans;
  if (more === 0) return `as many spans as ${ago}`;
  return `${counted(Math.abs(more), 'span')} ${more > 0 ? 'more' : 'fewer'} than ${ago}`;
}

/** Returns that spans may still come to a trace that ended moments before it was read; empty for others. */
export function stillComingInWords({ at }: TraceRead, { startTimeUnixNano, duration }: SpanTable): string {
  const end = Number(startTimeUnixNano / 1_000_000n) + duration / 1e6;
  const since = at - end;
  // A clock that is a little ahead has it end after it was read.
  if (since > MAY_STILL_COME || since < -MAY_STILL_COME) return '';
  return 'just ended, spans may still come';
}

function agoInWords(time: Milliseconds): string {
  if (time < MINUTE) return `${Math.max(1, Math.round(time / SECOND))} s ago`;
  if (time < 2 * MINUTE) return 'a minute ago';
  if (time < HOUR) return `${Math.floor(time / MINUTE)} min ago`;
  return time < 2 * HOUR ? 'an hour ago' : `${groupDigits(Math.floor(time / HOUR))} h ago`;
}

import type { JsonCursor } from '../lib/json/json-cursor.ts';

/** A moment, or a length, in two halves. `isKnown` is false for a missing, empty or unreadable value. */
export interface SplitTime {
  isKnown: boolean;
  seconds: number;
  /** 0 to 999,999,999 */
  nanos: number;
}

export function newSplitTime(): SplitTime {
  return { isKnown: false, seconds: 0, nanos: 0 };
}

/**
 * Reads decimal nanoseconds, as text or bare number of any length, into `into`. The last nine digits are the
 * nanoseconds, so 19 digits stay exact without a bigint a span.
 */
export function readUnixNano(cursor: JsonCursor, into: SplitTime): void {
  const isText = cursor.peek() === 0x22;
  const bytes = cursor.bytes;
  const from = cursor.position + (isText ? 1 : 0);
  let to = from;
  while (bytes[to] >= 0x30 && bytes[to] <= 0x39) to++;
  const isPlain = to > from && to < cursor.end && isEnd(bytes[to], isText);
  if (!isPlain) {
    setFromText(cursor.readScalarText(), into);
    return;
  }
  cursor.position = isText ? to + 1 : to;
  const split = Math.max(from, to - 9);
  let seconds = 0;
  for (let at = from; at < split; at++) seconds = seconds * 10 + bytes[at] - 0x30;
  let nanos = 0;
  for (let at = split; at < to; at++) nanos = nanos * 10 + bytes[at] - 0x30;
  into.isKnown = true;
  into.seconds = seconds;
  into.nanos = nanos;
}

function isEnd(byte: number, isText: boolean): boolean {
  return isText ? byte === 0x22 : byte === 0x2c || byte === 0x7d || byte === 0x5d || byte <= 0x20;
}

/** Signs, exponents and what is no number: rare, so by the long way. */
function setFromText(text: string, into: SplitTime): void {
  const trimmed = text.trim();
  if (/^[+-]?\d+$/.test(trimmed)) setFromBigInt(BigInt(trimmed), into);
  else
    setFromBigInt(
      Number.isFinite(Number(trimmed)) && trimmed !== '' ? BigInt(Math.round(Number(trimmed))) : null,
      into,
    );
}

/** Splits nanoseconds; null is an unknown time. */
export function setFromBigInt(nanoseconds: bigint | null, into: SplitTime): void {
  into.isKnown = nanoseconds !== null;
  if (nanoseconds === null) return;
  const nanos = ((nanoseconds % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  into.seconds = Number((nanoseconds - nanos) / 1_000_000_000n);
  into.nanos = Number(nanos);
}

/** Splits microseconds, fractions allowed; NaN is an unknown time. */
export function setFromMicroseconds(microseconds: number, into: SplitTime): void {
  into.isKnown = Number.isFinite(microseconds);
  if (!into.isKnown) return;
  const seconds = Math.floor(microseconds / 1e6);
  const nanos = Math.round((microseconds - seconds * 1e6) * 1000);
  into.seconds = nanos === 1e9 ? seconds + 1 : seconds;
  into.nanos = nanos === 1e9 ? 0 : nanos;
}

/** Returns `to` minus `from` in nanoseconds. */
export function nanosecondsBetween(from: SplitTime, to: SplitTime): number {
  return (to.seconds - from.seconds) * 1e9 + (to.nanos - from.nanos);
}

import type { JsonCursor } from '../lib/json/json-cursor.ts';

/** A moment, or a length, in two halves. `isKnown` is false for a missing, empty or unreadable value. */
export interface SplitTime {
  isKnown: boolean;
  seconds: number;
  /** 0 to 999,999,999 */
  nanos: number;
}

/** The last second that is believed, some 300,000 years from now: far beyond all units, and finite in every sum. */
const LATEST = 10_000_000_000_000n;
const MOST_SECOND_DIGITS = 13;

export function newSplitTime(): SplitTime {
  return { isKnown: false, seconds: 0, nanos: 0 };
}

/**
 * Reads decimal nanoseconds, as text or bare number of any length, into `into`. The last nine digits are the
 * nanoseconds, so 19 digits stay exact without a bigint a span.
 */
export function readUnixNano(cursor: JsonCursor, into: SplitTime): void {
  if (!readDigits(cursor, into, 9)) setFromText(cursor.readScalarText(), into);
}

/** Reads decimal microseconds, as text or bare number, into `into`. Whole ones are exact at any length. */
export function readUnixMicro(cursor: JsonCursor, into: SplitTime): void {
  if (readDigits(cursor, into, 6)) {
    into.nanos *= 1000;
    return;
  }
  const text = cursor.readScalarText().trim();
  setFromMicroseconds(text === '' || text === 'null' ? Number.NaN : Number(text), into);
}

/** Reads nothing but digits, the last `fractionDigits` of them into `nanos`; else returns false and stays in place. */
function readDigits(cursor: JsonCursor, into: SplitTime, fractionDigits: number): boolean {
  const isText = cursor.peek() === 0x22;
  const bytes = cursor.bytes;
  const from = cursor.position + (isText ? 1 : 0);
  let to = from;
  while (bytes[to] >= 0x30 && bytes[to] <= 0x39) to++;
  if (to === from || to >= cursor.end || !isEnd(bytes[to], isText)) return false;
  const split = Math.max(from, to - fractionDigits);
  const isCanonical = isText || bytes[from] !== 0x30 || to === from + 1;
  if (split - from > MOST_SECOND_DIGITS || !isCanonical) return false;
  let seconds = 0;
  for (let at = from; at < split; at++) seconds = seconds * 10 + bytes[at] - 0x30;
  let fraction = 0;
  for (let at = split; at < to; at++) fraction = fraction * 10 + bytes[at] - 0x30;
  cursor.position = isText ? to + 1 : to;
  into.isKnown = true;
  into.seconds = seconds;
  into.nanos = fraction;
  return true;
}

function isEnd(byte: number, isText: boolean): boolean {
  return isText ? byte === 0x22 : byte === 0x2c || byte === 0x7d || byte === 0x5d || byte <= 0x20;
}

/** Signs, exponents, dates and what is no number: rare, so by the long way. */
function setFromText(text: string, into: SplitTime): void {
  const trimmed = text.trim();
  if (/^[+-]?\d+$/.test(trimmed)) setFromBigInt(BigInt(trimmed), into);
  else if (ISO_TIME.test(trimmed)) setFromIsoTime(trimmed, into);
  else
    setFromBigInt(
      Number.isFinite(Number(trimmed)) && trimmed !== '' ? BigInt(Math.round(Number(trimmed))) : null,
      into,
    );
}

/** Splits nanoseconds; null is an unknown time, and so is one that no clock can show. */
function setFromBigInt(nanoseconds: bigint | null, into: SplitTime): void {
  into.isKnown =
    nanoseconds !== null && nanoseconds < LATEST * 1_000_000_000n && nanoseconds > -LATEST * 1_000_000_000n;
  if (nanoseconds === null || !into.isKnown) return;
  const nanos = ((nanoseconds % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  into.seconds = Number((nanoseconds - nanos) / 1_000_000_000n);
  into.nanos = Number(nanos);
}

/** Splits microseconds, fractions allowed; NaN is an unknown time, and so is one that no clock can show. */
function setFromMicroseconds(microseconds: number, into: SplitTime): void {
  into.isKnown = Math.abs(microseconds) < Number(LATEST) * 1e6;
  if (!into.isKnown) return;
  const seconds = Math.floor(microseconds / 1e6);
  const nanos = Math.round((microseconds - seconds * 1e6) * 1000);
  into.seconds = nanos === 1e9 ? seconds + 1 : seconds;
  into.nanos = nanos === 1e9 ? 0 : nanos;
}

const ISO_TIME = /^(\d{4,6})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d+))?\s*(?:Z|UTC|([+-])(\d\d):?(\d\d))?$/i;

/**
 * Splits a time of RFC 3339, exact to the nanosecond (further digits are cut); without a zone it is taken for UTC.
 * What is none is an unknown time, and so is Go's zero time, of the year 1.
 */
export function setFromIsoTime(text: string, into: SplitTime): void {
  const [, year, month, day, hour, minute, second, fraction = '', sign, zoneHour, zoneMinute] =
    ISO_TIME.exec(text.trim()) ?? [];
  into.isKnown = year !== undefined && year !== '0001';
  if (!into.isKnown) return;
  const atZone = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const ahead = sign === undefined ? 0 : (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '-' ? -60 : 60);
  into.seconds = atZone / 1000 - ahead;
  into.nanos = Number(fraction.slice(0, 9).padEnd(9, '0'));
}

/** Returns a known time as nanoseconds since 1970. */
export function nanosecondsOf(time: SplitTime): bigint {
  return BigInt(time.seconds) * 1_000_000_000n + BigInt(time.nanos);
}

/** Returns `to` minus `from` in nanoseconds. */
export function nanosecondsBetween(from: SplitTime, to: SplitTime): number {
  return (to.seconds - from.seconds) * 1e9 + (to.nanos - from.nanos);
}

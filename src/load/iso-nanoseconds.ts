import { nanosecondsOf, newSplitTime, setFromIsoTime } from './read-time.ts';

/** Returns a time of RFC 3339 as nanoseconds since 1970, null for what is none. */
export function isoNanoseconds(text: string): bigint | null {
  const time = newSplitTime();
  setFromIsoTime(text, time);
  return time.isKnown ? nanosecondsOf(time) : null;
}

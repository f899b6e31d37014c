import { formatDuration } from '../trace/time.ts';
import type { Nanoseconds } from '../trace/units.ts';

/** A root that takes less than this of the trace has ended well before it. */
const WELL_BEFORE = 0.9;

/** Returns `answer after 50 ms` for a root whose trace goes on well after it, or began well before it; else nothing. */
export function answerAfter(duration: Nanoseconds, rootDuration: Nanoseconds | null): string {
  return rootDuration !== null && rootDuration < duration * WELL_BEFORE
    ? `answer after ${formatDuration(rootDuration)}`
    : '';
}

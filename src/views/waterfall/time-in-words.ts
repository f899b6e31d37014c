import type { Nanoseconds } from '../../trace/units.ts';
import { SINCE_START } from './axis.ts';

/** Returns a time since the trace's start as it is spoken, with its unit at the start too: `0 s`, `1.25 s`. */
export function timeInWords(time: Nanoseconds, step: Nanoseconds): string {
  return time <= 0 ? '0 s' : SINCE_START.text(time, step);
}

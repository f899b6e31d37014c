import { counted } from '../../../lib/counted.ts';
import type { SpanSet } from '../../../trace/span-set.ts';
import { formatDuration } from '../../../trace/time.ts';
import type { Nanoseconds } from '../../../trace/units.ts';
import { timeInWords } from '../time-in-words.ts';
import { isZoomed, type Viewport } from '../viewport.ts';

/** Says which time is shown: `1.20 s to 3.40 s of 30.0 s shown`. */
export function windowWords(viewport: Viewport, duration: Nanoseconds): string {
  if (!isZoomed(viewport)) return 'The whole time is shown';
  const { timeStart, timeEnd } = viewport;
  const step = Math.max(1, (timeEnd - timeStart) / 100);
  return `${timeInWords(timeStart, step)} to ${timeInWords(timeEnd, step)} of ${formatDuration(duration)} shown`;
}

/** Says how many spans are pointed out, null for none. */
export function litWords(lit: SpanSet | null): string {
  return lit === null ? 'All spans are alike again' : `${counted(lit.count(), 'span')} pointed out`;
}

/** Says how rows are shown. */
export function rowsWords(areAllShown: boolean): string {
  return areAllShown ? 'All rows are shown at once' : 'Rows are shown with their names again';
}

/** Whether the time shown is another, in a trace that is as long as before: a window of another size is no news. */
export function isOtherWindow(before: Viewport, now: Viewport): boolean {
  return before.extent === now.extent && (before.timeStart !== now.timeStart || before.timeEnd !== now.timeEnd);
}

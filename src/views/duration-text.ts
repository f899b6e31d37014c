import { SpanMark, type SpanTable } from '../trace/span-table.ts';
import { formatDuration } from '../trace/time.ts';
import type { SpanIndex } from '../trace/units.ts';

const WITHOUT_DURATION = SpanMark.Unfinished | SpanMark.MissingStart | SpanMark.NegativeDuration;

/**
 * Returns the duration of a span in words. One that was not recorded is not told as the length of the bar that stands
 * in for it: an unfinished span took at least as long as what is below it.
 */
export function durationText({ marks, start, end }: SpanTable, span: SpanIndex): string {
  const drawn = formatDuration(end[span] - start[span]);
  const mark = marks[span];
  if ((mark & WITHOUT_DURATION) === 0) return drawn;
  if ((mark & SpanMark.NegativeDuration) !== 0) return 'negative';
  if ((mark & SpanMark.MissingStart) !== 0) return 'no start';
  return end[span] > start[span] ? `≥ ${drawn}` : 'no end';
}

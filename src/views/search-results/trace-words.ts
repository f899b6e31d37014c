import { counted } from '../../lib/counted.ts';
import { withoutOverrides } from '../../lib/without-overrides.ts';
import type { FoundTrace } from '../../trace/found-trace.ts';
import { spanTitle } from '../../trace/span-title.ts';
import { formatDuration, formatTimestamp, type TimeZone } from '../../trace/time.ts';

const LONGEST = 300;

/** Returns `service › name` of a found trace's root, or what stands in for them. */
export function rootWords({ rootService, rootName }: FoundTrace): string {
  return withoutOverrides(spanTitle(rootService.slice(0, LONGEST), rootName.slice(0, LONGEST)));
}

/** Returns what is known of a found trace, in words with commas between. */
export function traceWords(trace: FoundTrace, zone: TimeZone): string {
  const { spanCount, errorCount } = trace;
  return [
    rootWords(trace),
    formatDuration(trace.duration),
    formatTimestamp(trace.startTimeUnixNano, zone),
    ...(spanCount < 0 ? [] : [counted(spanCount, 'span')]),
    ...(errorCount < 0 ? [] : [counted(errorCount, 'error')]),
  ].join(', ');
}

/** Returns the time of day alone, `00:01:36.884`; the date before it where `hasDate`. */
export function clockWords(timeUnixNano: bigint, zone: TimeZone, hasDate: boolean): string {
  const words = formatTimestamp(timeUnixNano, zone);
  const match = /^(\d+ \w+) \d+, (\S+)/.exec(words);
  if (match === null) return words;
  return hasDate ? `${match[1]} ${match[2]}` : match[2];
}

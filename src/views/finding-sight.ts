import type { Finding } from '../analysis/finding.ts';
import type { CriticalPath } from '../analysis/trace-analysis.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds } from '../trace/units.ts';
import type { Sight, TraceInsights } from './trace-insights.ts';

/** Returns when the request began and ended, by its critical path; 0 and 0 where it took no time. */
export function rootTimes({ start, end }: CriticalPath): { readonly start: Nanoseconds; readonly end: Nanoseconds } {
  return { start: start[0] ?? 0, end: end.at(-1) ?? 0 };
}

/** Chooses a finding, and brings what it is about in sight. */
export function showFinding(insights: TraceInsights, trace: SpanTable, finding: number): void {
  insights.onShow(finding);
  insights.onSight(sightOf(trace, insights.analysis.findings[finding], insights.isAsRecorded));
}

/** How much of what is shown stands on either side of it, as a share of its length. */
const MARGIN = 0.08;

/**
 * Returns what brings a finding in sight: its spans, and the time it is about with a little around it. Where times are
 * shown as recorded its own are elsewhere: then it is the time of its spans.
 */
export function sightOf(
  trace: SpanTable,
  { spans, stretches }: Pick<Finding, 'spans' | 'stretches'>,
  isAsRecorded = false,
): Sight {
  const isAboutTime = stretches.length > 0 && !isAsRecorded;
  const starts = isAboutTime ? stretches.map(({ start }) => start) : spans.map((span) => trace.start[span]);
  const ends = isAboutTime ? stretches.map(({ end }) => end) : spans.map((span) => trace.end[span]);
  return {
    spans,
    time: spans.length === 0 && !isAboutTime ? null : around(least(starts), -least(ends.map((at) => -at))),
  };
}

function around(start: Nanoseconds, end: Nanoseconds): readonly [Nanoseconds, Nanoseconds] | null {
  if (!(end > start)) return null;
  const margin = (end - start) * MARGIN;
  return [Math.max(0, start - margin), end + margin];
}

/** Not `Math.min(...)`: a finding may be of more spans than a call takes arguments. */
function least(values: readonly number[]): number {
  return values.reduce((before, value) => Math.min(before, value), Number.POSITIVE_INFINITY);
}

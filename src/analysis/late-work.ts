import { groupBy } from '../lib/group-by.ts';
import { rememberFor } from '../lib/remember-for.ts';
import { sortByStart } from '../trace/sort-by-start.ts';
import { SpanKind } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { byStart } from './by-start.ts';
import type { Stretch } from './finding.ts';
import { namedSpans } from './named-spans.ts';

/** So many operations are named where it is told that work went on; of more the most important are told by themselves. */
export const MOST_LATE_NAMED = 3;

/** An operation that ran on after the root's end. */
export interface LateWork {
  /** Its spans, the one that ended last first. */
  readonly spans: readonly SpanIndex[];
  /** The parts of them after the root's end, in order of time. */
  readonly stretches: readonly Stretch[];
  /** How long it ran on. */
  readonly time: number;
  /** Whether it was waited for when the root ended: an answer that came too late, or a clock that is off. */
  readonly isCut: boolean;
}

/**
 * Returns the operations that ran on after the primary root's end, the one that ended last first. Of spans below one
 * another the topmost late one is told: what it called explains no more. O(n).
 */
export const lateWork = rememberFor((context: AnalysisContext): readonly LateWork[] => {
  const { trace, relations } = context;
  const root = trace.primaryRoot;
  if (root < 0 || context.asyncTail === 0) return [];
  const rootEnd = trace.end[root];
  const operations = groupBy(
    topmostLate(context),
    (span) => trace.service[span] * trace.strings.length + trace.name[span],
  );
  const work = [...operations.values()].map((all) => {
    const spans = namedSpans(lastFirst(trace, all));
    const stretches = byStart(
      spans.map((span) => ({ span, start: Math.max(trace.start[span], rootEnd), end: trace.end[span] })),
    );
    return { spans, stretches, time: trace.end[spans[0]] - rootEnd, isCut: relations.isLive[spans[0]] === 1 };
  });
  return work.sort((a, b) => b.time - a.time);
});

/**
 * Returns how long the one message of a request waited for its consumer, in nanoseconds; 0 where something else ran on
 * after the root's end, or the waiting was not most of the time after it.
 */
export function queuedTime(context: AnalysisContext): Nanoseconds {
  const { trace, asyncTail } = context;
  const work = lateWork(context);
  const consumer = work.length === 1 && work[0].spans.length === 1 ? work[0].spans[0] : -1;
  const sender = consumer < 0 ? -1 : trace.parent[consumer];
  if (sender < 0 || trace.kind[consumer] !== SpanKind.Consumer) return 0;
  const waited = trace.start[consumer] - trace.end[sender];
  return 2 * waited > asyncTail ? waited : 0;
}

/** By end, the last first; equal ones in order of rows, as `spans` are. */
function lastFirst({ end, duration }: SpanTable, spans: readonly SpanIndex[]): SpanIndex[] {
  const left = Float64Array.from(spans, (span) => duration - end[span]);
  return Array.from(sortByStart(left), (at) => spans[at]);
}

/** A late span is told if what is above it is not late as well, or less so than the deepest below it: the last must be named. */
function topmostLate({ trace, asyncTail }: AnalysisContext): SpanIndex[] {
  const root = trace.primaryRoot;
  const { parent, end, subtreeEnd } = trace;
  const found: SpanIndex[] = [];
  for (let span = root + 1; span < subtreeEnd[root]; span++) {
    const isLate = end[span] > end[root];
    const isLast = end[span] === end[root] + asyncTail;
    if (isLate && (end[parent[span]] <= end[root] || (isLast && end[parent[span]] < end[span]))) found.push(span);
  }
  return found;
}

import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import { missingParents } from './data-quality/missing-parents.ts';

/** Tells which spans whose parent is missing would fit into a time of a span: what it did then may have been them. */
export type OrphansWithin = (span: SpanIndex, start: Nanoseconds, end: Nanoseconds) => readonly SpanIndex[];

/**
 * Returns a function that gives the spans without their parent that ran between two moments. Those without a duration
 * are none, since they would fill nothing, nor is what the span itself stands below.
 */
export function orphansWithin(trace: SpanTable): OrphansWithin {
  const orphans = missingParents(trace).flatMap(({ children }) => Array.from(children));
  const { start, end, subtreeEnd } = trace;
  const isAbove = (orphan: SpanIndex, span: SpanIndex) => orphan <= span && span < subtreeEnd[orphan];
  return (span, from, to) =>
    orphans.filter((each) => start[each] >= from && end[each] <= to && end[each] > start[each] && !isAbove(each, span));
}

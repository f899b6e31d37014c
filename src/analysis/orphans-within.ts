import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import { missingParents } from './data-quality/missing-parents.ts';

/** Tells which spans whose parent is missing would fit into a time. */
export type OrphansWithin = (start: Nanoseconds, end: Nanoseconds) => readonly SpanIndex[];

/**
 * Returns a function that gives the spans without their parent that ran between two moments: what seems to be blank may
 * have been them. Spans without a duration are none, since they would fill nothing.
 */
export function orphansWithin(trace: SpanTable): OrphansWithin {
  const orphans = missingParents(trace).flatMap(({ children }) => Array.from(children));
  const { start, end } = trace;
  return (from, to) => orphans.filter((span) => start[span] >= from && end[span] <= to && end[span] > start[span]);
}

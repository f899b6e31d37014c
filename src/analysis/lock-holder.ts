import { spanName } from '../trace/span.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { asksForLock, endsTransaction, isWritten, statementOf } from './database-statement.ts';
import { roleOf } from './span-role.ts';
import { toleranceOf } from './tolerance.ts';
import { waitingFor } from './waiting-names.ts';

/** What let go of a lock ended so shortly before what waited for it, as part of its time, and in any case. */
const SHARE_BEFORE = 0.02;
const LONGEST_BEFORE: Nanoseconds = 20e6;
/** Where transactions end so often meanwhile, one of them ends shortly before by chance. */
const MOST_ENDINGS = 3;

/**
 * Returns what may have held the lock that a span waited for; -1 if nothing shows. For a statement that writes or locks
 * it is the end of a transaction of the same kind of database, shortly before its own; for a span that waits for a lock
 * by its name, the longest one elsewhere that ran when it began to wait and ended shortly before it. O(n).
 *
 * ```
 *  R |---------------------|
 *    UPDATE |-----------|
 *    UPDATE |-|
 *    work     |------|
 *    COMMIT           |-|     it ends, and the first goes on
 * ```
 */
export function lockHolderOf(context: AnalysisContext, waiting: SpanIndex): SpanIndex {
  const { trace, facts } = context;
  const role = roleOf(trace, facts, waiting);
  if (role === 'own' && waitingFor(spanName(trace, waiting)) === 'lock') return longestBeside(context, waiting);
  if (role !== 'database') return -1;
  const isLocking = isWritten(trace, facts, waiting) || asksForLock(statementOf(trace, facts, waiting));
  return isLocking ? endingBefore(context, waiting) : -1;
}

function endingBefore({ trace, facts }: AnalysisContext, waiting: SpanIndex): SpanIndex {
  const system = facts.number(waiting, 'databaseSystem');
  const from = earliestEnd(trace, waiting);
  let endings = 0;
  let last: SpanIndex = -1;
  for (let span = 0; span < trace.length && endings <= MOST_ENDINGS; span++) {
    if (trace.end[span] > trace.end[waiting] || trace.end[span] <= trace.start[waiting]) continue;
    if (system === 0 || facts.number(span, 'databaseSystem') !== system) continue;
    if (!endsTransaction(statementOf(trace, facts, span))) continue;
    endings++;
    if (trace.end[span] >= from && (last < 0 || trace.end[span] > trace.end[last])) last = span;
  }
  return endings <= MOST_ENDINGS ? last : -1;
}

function longestBeside({ trace }: AnalysisContext, waiting: SpanIndex): SpanIndex {
  const { start, end, name, subtreeEnd } = trace;
  const from = earliestEnd(trace, waiting);
  const latestStart = start[waiting] + toleranceOf(trace, waiting);
  let longest: SpanIndex = -1;
  for (let span = 0; span < trace.length; span++) {
    if (end[span] < from || end[span] > end[waiting] || start[span] > latestStart) continue;
    const isAbove = span <= waiting && waiting < subtreeEnd[span];
    if (isAbove || name[span] === name[waiting]) continue;
    if (longest < 0 || end[span] - start[span] > end[longest] - start[longest]) longest = span;
  }
  return longest;
}

function earliestEnd({ start, end }: { start: Float64Array; end: Float64Array }, waiting: SpanIndex): Nanoseconds {
  return end[waiting] - Math.min(LONGEST_BEFORE, SHARE_BEFORE * (end[waiting] - start[waiting]));
}

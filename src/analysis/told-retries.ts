import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import { requestPath } from './request-path.ts';
import type { RetryRun } from './trace-analysis.ts';

/**
 * Returns the runs that may be told as tries of one call: those of the definitions (A4) go by the operation alone, and
 * many instrumentations name all requests alike. Calls whose paths are known and differ are other requests, unless they
 * number themselves as tries; another message is another one; and a call of one database is none of another, nor of a
 * service. What comes before the first of them may still be tries.
 */
export function toldRetries(
  trace: Pick<SpanTable, 'start'>,
  facts: SpanFacts,
  retries: readonly RetryRun[],
): readonly RetryRun[] {
  if (!(['url', 'urlPath', 'databaseSystem', 'messageId'] as const).some((fact) => facts.isNoted(fact))) return retries;
  const told = retries.flatMap((run) => ofOneRequest(trace, facts, run));
  return told.length === retries.length && told.every((run, i) => run === retries[i]) ? retries : told;
}

/** Returns a run as far as its calls are of one request; of one call alone nothing is left. */
function ofOneRequest({ start }: Pick<SpanTable, 'start'>, facts: SpanFacts, run: RetryRun): RetryRun[] {
  const { members } = run;
  const isOther = otherThan(facts, members[0]);
  const end = members.findIndex((span, i) => i > 0 && isOther(span));
  if (end < 0) return [run];
  if (end < 2) return [];
  const kept = members.slice(0, end);
  return [{ ...run, members: kept, wasted: start[kept[kept.length - 1]] - start[kept[0]], outcome: 'failed' }];
}

function otherThan(facts: SpanFacts, first: SpanIndex): (span: SpanIndex) => boolean {
  const isTry = (span: SpanIndex) => Number(facts.text(span, 'resendCount')) > 0;
  const system = facts.number(first, 'databaseSystem');
  const message = facts.number(first, 'messageId');
  // Tries may be told apart by what stands in the query.
  const path = requestPath(facts, first);
  return (span) => {
    if (facts.number(span, 'databaseSystem') !== system) return true;
    if (message !== 0 && ![0, message].includes(facts.number(span, 'messageId'))) return true;
    return path !== '' && !isTry(span) && !['', path].includes(requestPath(facts, span));
  };
}

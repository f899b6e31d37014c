import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanIndex } from '../trace/units.ts';
import { requestPath } from './request-path.ts';
import type { RetryRun } from './trace-analysis.ts';

/**
 * Returns the runs that may be told as tries of one call: those of the definitions (A4) go by the operation alone, and
 * many instrumentations name all requests alike. Calls whose paths are known and differ are other requests, unless they
 * number themselves as tries; and a call of one database is none of another, nor of a service.
 */
export function toldRetries(facts: SpanFacts, retries: readonly RetryRun[]): readonly RetryRun[] {
  if (!(['url', 'urlPath', 'databaseSystem'] as const).some((fact) => facts.isNoted(fact))) return retries;
  const told = retries.filter(({ members }) => !areOthers(facts, members));
  return told.length === retries.length ? retries : told;
}

function areOthers(facts: SpanFacts, members: readonly SpanIndex[]): boolean {
  const isTry = (span: SpanIndex) => Number(facts.text(span, 'resendCount')) > 0;
  const [first, ...others] = members;
  const system = facts.number(first, 'databaseSystem');
  if (others.some((span) => facts.number(span, 'databaseSystem') !== system)) return true;
  // Tries may be told apart by what stands in the query.
  const path = requestPath(facts, first);
  return path !== '' && others.some((span) => !isTry(span) && !['', path].includes(requestPath(facts, span)));
}

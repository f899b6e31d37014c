import type { SpanSet } from '../../trace/span-set.ts';
import type { FilterColumns } from './filter-columns.ts';
import type { FilterExpression } from './filter-expression.ts';
import { knownOf } from './known-spans.ts';
import { knownOfTerm } from './match-term.ts';

/** Returns the spans that certainly meet an expression: all that do, where the columns it asks for are known. */
export function matchFilter(expression: FilterExpression, columns: FilterColumns): SpanSet {
  return knownOf(expression, (term) => finish(knownOfTerm(term, columns))).certain;
}

/** Does a piece of work in one go. */
export function finish<Result>(work: Generator<undefined, Result>): Result {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

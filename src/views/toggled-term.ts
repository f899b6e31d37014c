import { hasTerm, type TermSense, withoutTerm, withTerm } from '../analysis/filter/edit-terms.ts';
import type { FilterTerm } from '../analysis/filter/filter-expression.ts';

/** Returns the filter after a press on what asks for a term, or leaves it out: a second press takes it back. */
export function toggledTerm(filter: string, term: FilterTerm, sense: TermSense): string {
  return hasTerm(filter, term, sense) ? withoutTerm(filter, term, sense) : withTerm(filter, term, sense);
}

/**
 * Returns the filter after a press on one of several terms of which `others` are the rest: it alone of them is asked for,
 * or, where it was, none.
 */
export function chosenTerm(filter: string, term: FilterTerm, others: readonly FilterTerm[]): string {
  const chosen = others.filter((other) => hasTerm(filter, other));
  const isTakenBack = chosen.length === 0 && hasTerm(filter, term);
  const rest = chosen.reduce((text, other) => withoutTerm(text, other), withoutTerm(filter, term));
  return isTakenBack ? rest : withTerm(rest, term);
}

/** Returns the term that asks for a service by its exact name. */
export function serviceTerm(name: string): FilterTerm {
  return { type: 'term', field: 'service', key: '', operator: '=', value: name };
}

/** Returns the term that asks for spans with exactly this value of an attribute. */
export function attributeTerm(key: string, value: string): FilterTerm {
  return { type: 'term', field: 'attribute', key, operator: '=', value };
}

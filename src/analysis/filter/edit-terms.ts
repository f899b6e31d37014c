import type { FilterTerm } from './filter-expression.ts';
import { formatTerm } from './format-term.ts';

/** Whether spans that meet a term are kept or left out. */
export type TermSense = 'include' | 'exclude';

/** Returns whether a text asks for a term as a whole, or for one of several of its field: whether a click would take it back. */
export function hasTerm(text: string, term: FilterTerm, sense: TermSense = 'include'): boolean {
  return ` ${text} `.includes(` ${sense === 'exclude' ? '-' : ''}${formatTerm(term)} `);
}

/**
 * Returns the text that asks for a term as well. Of several values of one field that are included any is asked for:
 * `(service=a or service=b)`. What said the opposite goes.
 */
export function withTerm(text: string, term: FilterTerm, sense: TermSense = 'include'): string {
  return `${text} ${sense === 'exclude' ? '-' : ''}${formatTerm(term)}`.trim();
}

/** Returns the text without a term that `hasTerm` finds; the same text where it finds none. */
export function withoutTerm(text: string, term: FilterTerm, sense: TermSense = 'include'): string {
  return text.replace(`${sense === 'exclude' ? '-' : ''}${formatTerm(term)}`, '').trim();
}

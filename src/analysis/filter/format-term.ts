import type { FilterTerm } from './filter-expression.ts';

/** Returns how a term is written, quoted where it has to be: `parseFilter` reads exactly that term from it. */
export function formatTerm({ field, key, operator, value }: FilterTerm): string {
  return field === 'text' ? `"${value}"` : `${key || field}${operator}"${value}"`;
}

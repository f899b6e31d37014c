import type { FilterExpression } from '../../../analysis/filter/filter-expression.ts';

/** What is marked in rows that match. */
export interface FilterWords {
  /** In spans' names. */
  readonly inNames: readonly string[];
  readonly inServices: readonly string[];
}

/** Returns the texts that a filter asks names for, each once, in order; none of what it leaves out. */
export function filterWords(expression: FilterExpression | null): FilterWords {
  const inNames = new Set<string>();
  const inServices = new Set<string>();
  const ahead = expression === null ? [] : [expression];
  for (let part = ahead.shift(); part !== undefined; part = ahead.shift()) {
    if (part.type === 'and' || part.type === 'or') ahead.unshift(...part.of);
    if (part.type !== 'term' || part.value === '' || (part.operator !== ':' && part.operator !== '=')) continue;
    if (part.field === 'text' || part.field === 'name') inNames.add(part.value);
    if (part.field === 'text' || part.field === 'service') inServices.add(part.value);
  }
  return { inNames: [...inNames], inServices: [...inServices] };
}

/** Returns the words that any span must have somewhere: those that are asked for by themselves. */
export function plainWords(expression: FilterExpression | null): readonly string[] {
  const parts = expression?.type === 'and' ? expression.of : expression === null ? [] : [expression];
  return parts.flatMap((part) => (part.type === 'term' && part.field === 'text' ? [part.value] : []));
}

/** Returns whether nothing but words are asked for. */
export function isPlain(expression: FilterExpression | null): boolean {
  if (expression === null || expression.type === 'or' || expression.type === 'not') return false;
  return expression.type === 'term' ? expression.field === 'text' : expression.of.every(isPlain);
}

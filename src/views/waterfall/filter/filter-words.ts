import type { FilterExpression } from '../../../analysis/filter/filter-expression.ts';

const SHOWN_FIELDS: readonly string[] = ['text', 'name', 'service'];

/** Returns the texts that a filter asks names for, each once, in order; none of what it leaves out. */
export function filterWords(expression: FilterExpression | null): readonly string[] {
  const words = new Set<string>();
  const ahead = expression === null ? [] : [expression];
  for (let part = ahead.shift(); part !== undefined; part = ahead.shift()) {
    if (part.type === 'and' || part.type === 'or') ahead.unshift(...part.of);
    if (part.type !== 'term' || !SHOWN_FIELDS.includes(part.field)) continue;
    if (part.operator === ':' || part.operator === '=') words.add(part.value);
  }
  words.delete('');
  return [...words];
}

/** Returns the words that any span must have somewhere: those that are asked for by themselves. */
export function plainWords(expression: FilterExpression | null): readonly string[] {
  const parts = expression?.type === 'and' ? expression.of : expression === null ? [] : [expression];
  return parts.flatMap((part) => (part.type === 'term' && part.field === 'text' ? [part.value] : []));
}

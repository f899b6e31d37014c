import type { FilterExpression } from './filter-expression.ts';

/** A regular expression that is looked for in texts, in time that grows with the text's length alone. */
export interface Pattern {
  /** Returns whether it stands somewhere in `text`. */
  readonly isIn: (text: string) => boolean;
}

/** Reads regular expressions in RE2's syntax. */
export interface Patterns {
  /** Returns the pattern, or why it is none: a sentence. */
  readonly read: (source: string) => Pattern | string;
}

/** Fetches what reads regular expressions: only who filters by one needs it. Asked again, it gives the same. */
export async function loadPatterns(): Promise<Patterns> {
  return { read: () => 'Regular expressions cannot be read yet.' };
}

/** Returns whether an expression holds a regular expression, so that `loadPatterns` is needed. */
export function hasPattern(expression: FilterExpression | null): boolean {
  if (expression === null) return false;
  if (expression.type === 'term') return expression.operator === '~' || expression.operator === '!~';
  return expression.type === 'not' ? hasPattern(expression.of) : expression.of.some(hasPattern);
}

import type { AttributeCondition } from '../../trace/search-query.ts';
import { LoadError } from '../load-problem.ts';

const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Returns the number that a text writes in the ordinary way, without exponent or leading zeros; else null. */
export function plainNumber(text: string): number | null {
  return PLAIN_NUMBER.test(text) ? Number(text) : null;
}

/** Returns the texts that are one value with `value`: itself, and for a number as it is usually written. */
export function sameValues(value: string): string[] {
  const number = plainNumber(value);
  const isExact = number !== null && Math.abs(number) <= Number.MAX_SAFE_INTEGER;
  return isExact ? [...new Set([value, String(number)])] : [value];
}

/**
 * Returns whether an attribute's value, as text, is what a condition asks; a span without the attribute meets none.
 * Regular expressions match the whole value. Throws a LoadError for an expression that is none.
 */
export function attributeTest({ key, operator, value }: AttributeCondition): (text: string) => boolean {
  const number = plainNumber(value);
  const same = new Set(sameValues(value));
  switch (operator) {
    case 'exists':
      return () => true;
    case '=':
      return (text) => same.has(text);
    case '!=':
      return (text) => !same.has(text);
    case '=~':
    case '!~': {
      const expression = wholeMatch(key, value);
      return (text) => expression.test(text) === (operator === '=~');
    }
    case '>':
      return ordered(number, value, (order) => order > 0);
    case '>=':
      return ordered(number, value, (order) => order >= 0);
    case '<':
      return ordered(number, value, (order) => order < 0);
    case '<=':
      return ordered(number, value, (order) => order <= 0);
  }
}

function ordered(number: number | null, value: string, holds: (order: number) => boolean): (text: string) => boolean {
  if (number === null) return (text) => holds(text < value ? -1 : Number(text > value));
  return (text) => {
    const other = plainNumber(text);
    return other !== null && holds(other - number);
  };
}

function wholeMatch(key: string, pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`, 's');
  } catch {
    throw new LoadError({
      kind: 'refused_request',
      sentence: `What ${key} is to match is no regular expression: ${pattern}`,
      advice: ['Correct it, or compare by = and !=.'],
    });
  }
}

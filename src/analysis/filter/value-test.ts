import { folded } from '../../lib/folded-text.ts';
import { arrayElements } from './array-elements.ts';
import type { FilterOperator } from './filter-expression.ts';
import type { Patterns } from './patterns.ts';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const INTEGER = /^[+-]?\d+$/;
/** Integers of so many characters are exact as doubles. */
const EXACT_LENGTH = 15;

/**
 * Returns whether a value, as text, meets what is asked of it. Two numbers are compared as numbers, integers exactly;
 * a number is neither greater nor less than a text; two texts are ordered by their UTF-16 units. A regular expression that
 * cannot be read is met by nothing; null where it would need `patterns`.
 */
export function valueTest(
  operator: FilterOperator,
  wanted: string,
  patterns: Patterns | null,
): ((text: string) => boolean) | null {
  switch (operator) {
    case 'exists':
      return () => true;
    case ':': {
      const part = folded(wanted);
      return (text) => folded(text).includes(part);
    }
    case '=':
      return equals(wanted);
    case '!=': {
      const isEqual = equals(wanted);
      return (text) => !isEqual(text);
    }
    case '~':
    case '!~':
      return patterns === null ? null : patternTest(patterns, wanted, operator === '~');
    default:
      return ordered(operator, wanted);
  }
}

/**
 * As `valueTest`, for an attribute's value: of an array, which is given as JSON, any element may meet what is asked, or
 * the array as a whole is it or has it; `!=` and `!~` ask that none does.
 */
export function attributeTest(
  operator: FilterOperator,
  wanted: string,
  patterns: Patterns | null,
): ((text: string) => boolean) | null {
  const test = valueTest(operator, wanted, patterns);
  if (test === null || operator === 'exists') return test;
  const isNegative = operator === '!=' || operator === '!~';
  // As other pages show a list, which need not be spaced as it is here.
  const list = operator === '=' || operator === '!=' ? arrayElements(wanted) : null;
  const isOrder = operator.startsWith('<') || operator.startsWith('>');
  return (text) => {
    const elements = arrayElements(text);
    if (elements === null) return test(text);
    if (list !== null && areAlike(elements, list)) return !isNegative;
    if (isNegative) return test(text) && elements.every(test);
    return (!isOrder && test(text)) || elements.some(test);
  };
}

function areAlike(elements: readonly string[], others: readonly string[]): boolean {
  return elements.length === others.length && elements.every((element, i) => element === others[i]);
}

function equals(wanted: string): (text: string) => boolean {
  if (!NUMBER.test(wanted)) return (text) => text === wanted;
  return (text) => text === wanted || (NUMBER.test(text) && compareNumbers(text, wanted) === 0);
}

function patternTest(patterns: Patterns, source: string, isWanted: boolean): (text: string) => boolean {
  const pattern = patterns.read(source);
  return typeof pattern === 'string' ? () => false : (text) => pattern.isIn(text) === isWanted;
}

function ordered(operator: '>' | '>=' | '<' | '<=', wanted: string): (text: string) => boolean {
  const isNumber = NUMBER.test(wanted);
  const meets = orderTest(operator);
  return (text) => {
    if (isNumber !== NUMBER.test(text)) return false;
    return meets(isNumber ? compareNumbers(text, wanted) : compareTexts(text, wanted));
  };
}

/** Returns whether a comparison with what is wanted, below, at or above 0, meets an operator. */
export function orderTest(operator: FilterOperator): (order: number) => boolean {
  switch (operator) {
    case '>':
      return (order) => order > 0;
    case '>=':
      return (order) => order >= 0;
    case '<':
      return (order) => order < 0;
    case '<=':
      return (order) => order <= 0;
    case '!=':
      return (order) => order !== 0;
    default:
      return (order) => order === 0;
  }
}

function compareNumbers(a: string, b: string): number {
  const areExact = a.length <= EXACT_LENGTH && b.length <= EXACT_LENGTH;
  if (areExact || !INTEGER.test(a) || !INTEGER.test(b)) return Number(a) - Number(b);
  const [x, y] = [integerOf(a), integerOf(b)];
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

/** Numbers of a million digits are written nowhere in earnest, and would take long. */
const MOST_DIGITS = 400;

function integerOf(text: string): bigint {
  return BigInt(text.slice(0, MOST_DIGITS).replace('+', ''));
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

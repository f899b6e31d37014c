import { SHOWN_SIGNS } from '../../analysis/filter/shown-signs.ts';
import type { AttributeCondition, AttributeOperator } from '../../trace/search-query.ts';

/** Longer ones first: `>=` is not `>` with a value that begins with `=`. */
const OPERATORS: readonly AttributeOperator[] = ['!=', '>=', '<=', '=~', '!~', '=', '>', '<'];
const OTHER_SPELLINGS: ReadonlyMap<string, AttributeOperator> = SHOWN_SIGNS;
/** What cannot stand in a key or value without quotes. */
const NEEDS_QUOTES_IN_KEY = /^$|[\s"=!<>~≥≤≠]/;
const NEEDS_QUOTES_IN_VALUE = /^$|[\s"]|^[=~]/;
const QUOTED = /^"(?:[^"\\]|\\.)*"/;

/** Conditions that were read, and what could not be. */
export interface ReadConditions {
  readonly conditions: readonly AttributeCondition[];
  /** What of the text is no condition, as typed. */
  readonly unread: readonly string[];
}

/** Returns the condition as `readConditions` reads it: `key=value`, `key` alone for one that only has to be there. */
export function formatCondition({ key, operator, value }: AttributeCondition): string {
  const name = NEEDS_QUOTES_IN_KEY.test(key) ? JSON.stringify(key) : key;
  if (operator === 'exists') return name;
  return `${name}${operator}${NEEDS_QUOTES_IN_VALUE.test(value) ? JSON.stringify(value) : value}`;
}

/**
 * Reads what was typed: as a rule one condition, which runs to the end (`db.query.text=INSERT INTO orders`). Only where
 * each part between white space compares by itself are they several: `a=1 region!="eu west"`.
 */
export function readConditions(text: string): ReadConditions {
  const entry = text.trim();
  if (entry === '') return { conditions: [], unread: [] };
  const each = partsOf(entry).map(readCondition);
  const compared = each.filter((condition) => condition !== null && condition.operator !== 'exists');
  if (compared.length === each.length && each.length > 1) {
    return { conditions: compared.filter((condition) => condition !== null), unread: [] };
  }
  const one = readCondition(entry);
  return one === null ? { conditions: [], unread: [entry] } : { conditions: [one], unread: [] };
}

/** Returns the conditions without those that say the same as one before them. */
export function eachConditionOnce(conditions: readonly AttributeCondition[]): readonly AttributeCondition[] {
  return [...new Map(conditions.map((condition) => [formatCondition(condition), condition])).values()];
}

/** Returns the parts of a text between white space that is in no quotes. */
function partsOf(text: string): readonly string[] {
  return text.match(/(?:"(?:[^"\\]|\\.)*"|\S)+/g) ?? [];
}

/**
 * Returns the one condition that the text is, null if it is none: a key, which quotes are around where it holds white
 * space, an operator, and a value that runs to the end, quotes or not.
 */
export function readCondition(text: string): AttributeCondition | null {
  const [key, rest] = takeKey(text.trim());
  if (key === null) return null;
  if (rest === '') return { key, operator: 'exists', value: '' };
  const operator = OPERATORS.find((each) => rest.startsWith(each));
  if (operator === undefined) return null;
  const value = readValue(rest.slice(operator.length).trimStart());
  return value === null ? null : { key, operator, value };
}

/** Returns whether the text is a key with an operator, and nothing to compare with: `key=`. */
export function lacksValue(text: string): boolean {
  const [key, rest] = takeKey(text.trim());
  return key !== null && OPERATORS.some((operator) => operator === rest);
}

/** What follows the key begins with what is no white space. */
function takeKey(text: string): readonly [key: string | null, rest: string] {
  const quoted = QUOTED.exec(text)?.[0];
  if (quoted !== undefined) return [readQuoted(quoted), behindKey(text, quoted)];
  const plain = /^[^\s"=!<>~≥≤≠]+/.exec(text)?.[0];
  return plain === undefined ? [null, text] : [plain, behindKey(text, plain)];
}

function behindKey(text: string, key: string): string {
  const rest = text.slice(key.length).trimStart();
  return rest.replace(/^[≥≤≠]/, (sign) => OTHER_SPELLINGS.get(sign) ?? sign);
}

function readValue(text: string): string | null {
  if (text === '') return null;
  if (!text.startsWith('"')) return text;
  return QUOTED.exec(text)?.[0] === text ? readQuoted(text) : null;
}

function readQuoted(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

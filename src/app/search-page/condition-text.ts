import type { AttributeCondition, AttributeOperator } from '../../trace/search-query.ts';

/** Longer ones first: `>=` is not `>` with a value that begins with `=`. */
const OPERATORS: readonly AttributeOperator[] = ['!=', '>=', '<=', '=~', '!~', '=', '>', '<'];
/** What cannot stand in a key or value without quotes. */
const NEEDS_QUOTES_IN_KEY = /^$|[\s"=!<>~]/;
const NEEDS_QUOTES_IN_VALUE = /^$|[\s"]|^[=~]/;
const QUOTED = /^"(?:[^"\\]|\\.)*"/;

/** Conditions that were read, and what could not be. */
export interface ReadConditions {
  readonly conditions: readonly AttributeCondition[];
  /** Parts of the text that are no conditions, as typed. */
  readonly unread: readonly string[];
}

/** Returns the condition as `readConditions` reads it: `key=value`, `key` alone for one that only has to be there. */
export function formatCondition({ key, operator, value }: AttributeCondition): string {
  const name = NEEDS_QUOTES_IN_KEY.test(key) ? JSON.stringify(key) : key;
  if (operator === 'exists') return name;
  return `${name}${operator}${NEEDS_QUOTES_IN_VALUE.test(value) ? JSON.stringify(value) : value}`;
}

/**
 * Reads conditions with white space between them: `http.status_code>=500 region!="eu west" user.id`. Keys and values that
 * hold white space stand in quotes as JSON has them. What cannot be read is given back, and the rest works.
 */
export function readConditions(text: string): ReadConditions {
  const conditions: AttributeCondition[] = [];
  const unread: string[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    const part = takePart(rest);
    const condition = readCondition(part);
    if (condition === null) unread.push(part);
    else conditions.push(condition);
    rest = rest.slice(part.length).trimStart();
  }
  return { conditions, unread };
}

/** Returns the conditions without those that say the same as one before them. */
export function eachConditionOnce(conditions: readonly AttributeCondition[]): readonly AttributeCondition[] {
  return [...new Map(conditions.map((condition) => [formatCondition(condition), condition])).values()];
}

/** Returns the text up to white space that is in no quotes. */
function takePart(text: string): string {
  const match = /^(?:"(?:[^"\\]|\\.)*"|\S)+/.exec(text);
  return match === null ? text : match[0];
}

/** Returns the condition that the text is, null if it is none. */
export function readCondition(text: string): AttributeCondition | null {
  const [key, rest] = takeKey(text);
  if (key === null) return null;
  if (rest === '') return { key, operator: 'exists', value: '' };
  const operator = OPERATORS.find((each) => rest.startsWith(each));
  if (operator === undefined) return null;
  const value = readValue(rest.slice(operator.length));
  return value === null ? null : { key, operator, value };
}

/** Returns whether the text is a key with an operator, and nothing to compare with: `key=`. */
export function lacksValue(text: string): boolean {
  const [key, rest] = takeKey(text);
  return key !== null && OPERATORS.some((operator) => operator === rest);
}

function takeKey(text: string): readonly [key: string | null, rest: string] {
  const quoted = QUOTED.exec(text)?.[0];
  if (quoted !== undefined) return [readQuoted(quoted), text.slice(quoted.length)];
  const plain = /^[^\s"=!<>~]+/.exec(text)?.[0];
  return plain === undefined ? [null, text] : [plain, text.slice(plain.length)];
}

function readValue(text: string): string | null {
  if (text === '') return null;
  if (!text.startsWith('"')) return text.includes('"') ? null : text;
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

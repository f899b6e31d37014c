import type { ExactJson, ExactJsonObject } from '../lib/json/exact-json.ts';
import type { AttributeValue } from '../trace/span-details.ts';

const EMPTY: ExactJsonObject = new Map();

/** Returns the value of the first of `keys` that is there, null if none is. */
export function field(object: ExactJsonObject, ...keys: readonly string[]): ExactJson {
  for (const key of keys) {
    const value = object.get(key);
    if (value !== undefined) return value;
  }
  return null;
}

/** Returns `json` if it is an object, else an empty one. */
export function objectOf(json: ExactJson): ExactJsonObject {
  return json instanceof Map ? json : EMPTY;
}

/** Returns `json` if it is an array, else an empty one. */
export function listOf(json: ExactJson): readonly ExactJson[] {
  return Array.isArray(json) ? json : [];
}

/** Returns a scalar as text, an object or array as JSON, null as the empty text. */
export function textOf(json: ExactJson): string {
  if (json === null) return '';
  return typeof json === 'object' ? jsonText(json) : String(json);
}

/** Returns a number, also one written as text; 0 for anything else. */
export function numberOf(json: ExactJson | undefined): number {
  const number = Number(json ?? 0);
  return Number.isFinite(number) ? number : 0;
}

/** Returns an integer exactly; what is none stays text. */
export function integerOf(json: ExactJson): AttributeValue {
  const text = textOf(json);
  return /^-?\d+$/.test(text) ? { type: 'int', value: BigInt(text) } : { type: 'string', value: text };
}

/** Returns a plain JSON value as an attribute value, by its own type. Recursion is bounded as in `parseExactJson`. */
export function plainValueOf(json: ExactJson): AttributeValue {
  if (json === null) return { type: 'empty' };
  if (typeof json === 'string') return { type: 'string', value: json };
  if (typeof json === 'boolean') return { type: 'bool', value: json };
  if (typeof json === 'bigint') return { type: 'int', value: json };
  if (typeof json === 'number') {
    return Number.isInteger(json) ? { type: 'int', value: BigInt(json) } : { type: 'double', value: json };
  }
  if (json instanceof Map) {
    return { type: 'map', value: Array.from(json, ([key, value]) => ({ key, value: plainValueOf(value) })) };
  }
  return { type: 'array', value: listOf(json).map(plainValueOf) };
}

function jsonText(json: ExactJson): string {
  return JSON.stringify(json, (_key, value: unknown) => {
    if (typeof value === 'bigint') return value.toString();
    return value instanceof Map ? Object.fromEntries(value) : value;
  });
}

import type { ExactJson, ExactJsonObject } from '../lib/json/exact-json.ts';
import type { Attribute } from '../trace/span-details.ts';
import { plainAttribute } from './plain-attributes.ts';

/** What a source's keys are called otherwise; those that are empty have a place of their own and are left out. */
export type KeyNames = ReadonlyMap<string, string>;

const NO_NAMES: KeyNames = new Map();

/** Returns names that leave keys out, which are given with a blank between: a span has places of its own for them. */
export function nowhere(keys: string): [key: string, name: ''][] {
  return keys.split(' ').map((key) => [key, '']);
}

/**
 * Returns the members of an object as attributes: those of objects within it by their keys with a dot between, `prefix`
 * before all. `names` are by whole keys; a key that names an object has all of it. Null says nothing and is left out.
 * Recursion is bounded as in `parseExactJson`.
 */
export function flatAttributes(json: ExactJsonObject, prefix = '', names: KeyNames = NO_NAMES): Attribute[] {
  const attributes: Attribute[] = [];
  collect(json, prefix, names, attributes);
  return attributes;
}

function collect(json: ExactJsonObject, prefix: string, names: KeyNames, attributes: Attribute[]): void {
  for (const [key, value] of json) collectOne(prefix + key, value, names, attributes);
}

function collectOne(path: string, value: ExactJson, names: KeyNames, attributes: Attribute[]): void {
  const name = names.get(path) ?? path;
  if (name === '' || value === null) return;
  if (value instanceof Map && name === path) collect(value, `${path}.`, names, attributes);
  else attributes.push(plainAttribute(name, value));
}

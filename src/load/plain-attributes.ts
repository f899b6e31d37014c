import type { ExactJson, ExactJsonObject } from '../lib/json/exact-json.ts';
import type { Attribute, AttributeValue, Resource } from '../trace/span-details.ts';
import { plainValueOf } from './json-fields.ts';

/** Returns the members of an object of plain JSON as attributes, but for those of `taken`, which have a place of their own. */
export function plainAttributes(json: ExactJsonObject, taken: ReadonlySet<string> = NOTHING): Attribute[] {
  const attributes: Attribute[] = [];
  for (const [key, value] of json) if (!taken.has(key)) attributes.push(plainAttribute(key, value));
  return attributes;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Returns an attribute of a value of plain JSON. */
export function plainAttribute(key: string, value: ExactJson): Attribute {
  return { key, value: plainValueOf(value) };
}

/** Returns an attribute of a text. */
export function textAttribute(key: string, value: string): Attribute {
  return { key, value: { type: 'string', value } satisfies AttributeValue };
}

/** Returns a resource of such attributes. */
export function resourceOfAttributes(attributes: readonly Attribute[]): Resource {
  return { attributes, droppedAttributesCount: 0, schemaUrl: '' };
}

import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute } from '../../../trace/span-details.ts';
import { plainAttribute } from '../../plain-attributes.ts';

/** Members of an event with a place of their own. */
const PLACED = new Set(['ph', 'name', 'ts', 'dur', 'pid', 'tid', 'args']);

const NO_EVENT: ExactJsonObject = new Map();

/**
 * Returns what events say beside their place: their arguments by their own names, and the other members by theirs; an
 * argument of the same name as a member is told apart as `args.NAME`. Of an argument that the end says anew the end's
 * counts, as the format has it; its other members are `end.NAME` where they differ.
 */
export function eventAttributes(event: ExactJsonObject, end: ExactJsonObject | null = null): Attribute[] {
  const attributes: Attribute[] = [];
  for (const [key, value] of mergedArguments(event, end))
    attributes.push(plainAttribute(argumentKey(event, key), value));
  for (const [key, value] of event) if (!PLACED.has(key)) attributes.push(plainAttribute(key, value));
  for (const [key, value] of end ?? NO_EVENT) {
    const isNew = !PLACED.has(key) && event.get(key) !== value;
    if (isNew) attributes.push(plainAttribute(`end.${key}`, value));
  }
  return attributes;
}

function argumentKey(event: ExactJsonObject, key: string): string {
  return event.has(key) && !PLACED.has(key) ? `args.${key}` : key;
}

function mergedArguments(event: ExactJsonObject, end: ExactJsonObject | null): ExactJsonObject {
  const args = argumentsOf(event);
  return end === null ? args : new Map([...args, ...argumentsOf(end)]);
}

function argumentsOf(event: ExactJsonObject): ExactJsonObject {
  const args = event.get('args') ?? null;
  if (args instanceof Map) return args;
  return args === null || args === '' ? NO_EVENT : new Map([['args', args]]);
}

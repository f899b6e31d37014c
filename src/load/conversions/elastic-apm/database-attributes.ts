import type { Attribute } from '../../../trace/span-details.ts';
import { textAttribute } from '../../plain-attributes.ts';

/** Returns which database or queue is asked: of such a span the subtype says so. */
export function databaseAttributes(category: string, subtype: string, others: readonly Attribute[]): Attribute[] {
  const key = KEYS.get(category);
  if (key === undefined || subtype === '' || others.some((each) => each.key === key)) return [];
  return [textAttribute(key, subtype)];
}

const KEYS: ReadonlyMap<string, string> = new Map([
  ['db', 'db.system.name'],
  ['cache', 'db.system.name'],
  ['messaging', 'messaging.system'],
]);

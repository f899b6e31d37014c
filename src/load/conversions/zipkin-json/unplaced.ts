import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute } from '../../../trace/span-details.ts';
import { plainAttribute } from '../../plain-attributes.ts';

/** Returns the member of a record as an attribute where it is something that has no place; none where it has one. */
export function unplaced(json: ExactJsonObject, key: string, isPlaced: boolean): Attribute[] {
  const value = json.get(key);
  return isPlaced || value === undefined || value === null ? NONE : [plainAttribute(key, value)];
}

const NONE: Attribute[] = [];

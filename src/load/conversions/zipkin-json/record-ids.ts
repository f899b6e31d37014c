import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute } from '../../../trace/span-details.ts';
import { field } from '../../json-fields.ts';
import { idOfNumber } from '../../numeric-id.ts';
import { unplaced } from './unplaced.ts';

const KEYS = ['traceId', 'id', 'parentId'] as const;

/** Returns an id of a record as written, a number, which Zipkin has none, in hex; empty where there is none. */
export function idOf(json: ExactJsonObject, key: (typeof KEYS)[number]): string {
  return idOfNumber(field(json, key));
}

/** Returns ids that are numbers as attributes, as they were written. */
export function numberedIds(json: ExactJsonObject): Attribute[] {
  return KEYS.flatMap((key) => unplaced(json, key, typeof json.get(key) === 'string'));
}

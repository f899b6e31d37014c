import { JsonCursor } from './json-cursor.ts';

/** A JSON value with integers exact: those beyond 2^53 are bigints. Objects are maps; of equal keys the last counts. */
export type ExactJson = null | boolean | number | bigint | string | readonly ExactJson[] | ExactJsonObject;
export type ExactJsonObject = ReadonlyMap<string, ExactJson>;

/** Deeper values are given as their text, so that hostile nesting cannot exhaust the stack. */
const DEEPEST = 200;

/**
 * Returns the JSON value in `bytes`, which stands `depth` levels deep in what it is part of. Throws a JsonSyntaxError, or
 * INCOMPLETE, if it is none. `JSON.parse` is not used, since it damages integers above 2^53 and hides repeated keys.
 */
export function parseExactJson(bytes: Uint8Array, depth = 0): ExactJson {
  const padded = new Uint8Array(bytes.length + 2);
  padded.set(bytes);
  // A space ends a number that stands alone.
  padded[bytes.length] = 0x20;
  const cursor = new JsonCursor();
  cursor.reset(padded, 0, bytes.length + 1);
  return readExactJson(cursor, depth);
}

/** Returns the JSON value at the cursor and leaves the cursor behind it. Throws as `parseExactJson`. */
export function readExactJson(cursor: JsonCursor, depth = 0): ExactJson {
  const first = cursor.peek();
  if (depth > DEEPEST) return readRawText(cursor);
  if (first === 0x7b) return readObject(cursor, depth);
  if (first === 0x5b) return readArray(cursor, depth);
  if (first === 0x22) {
    cursor.readString();
    return cursor.stringText();
  }
  return scalarOf(cursor.readScalarText());
}

function readRawText(cursor: JsonCursor): string {
  const from = cursor.position;
  cursor.skipValue();
  return new TextDecoder().decode(cursor.bytes.subarray(from, cursor.position));
}

function readObject(cursor: JsonCursor, depth: number): ExactJsonObject {
  const object = new Map<string, ExactJson>();
  cursor.enterObject();
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    const key = cursor.stringText();
    object.set(key, readExactJson(cursor, depth + 1));
  }
  return object;
}

function readArray(cursor: JsonCursor, depth: number): ExactJson[] {
  const items: ExactJson[] = [];
  cursor.enterArray();
  for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) items.push(readExactJson(cursor, depth + 1));
  return items;
}

function scalarOf(text: string): ExactJson {
  if (text === 'null') return null;
  if (text === 'true') return true;
  if (text === 'false') return false;
  const value = Number(text);
  if (/^-?\d+$/.test(text) && !Number.isSafeInteger(value)) return BigInt(text);
  // Not a number at all, such as a bare NaN that some writers emit: kept as it stands.
  return Number.isNaN(value) ? text : value;
}

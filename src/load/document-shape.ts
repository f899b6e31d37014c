import { INCOMPLETE, JsonCursor, JsonSyntaxError } from '../lib/json/json-cursor.ts';
import { jsonBehindText } from './json-behind-text.ts';

/** What the beginning of a document looks like. */
export interface DocumentShape {
  /** The first byte that is not white space is `{` or `[`. */
  readonly isJson: boolean;
  /**
   * Keys met, with those above them, arrays left out: `data`, `data.spans`, `data.spans.spanID`. Keys of several
   * documents in one file are put together. A key of a text, number or word is there once its value is whole.
   */
  readonly paths: ReadonlySet<string>;
  /** Those of the paths whose first value is a text, and not one that holds a plain number. */
  readonly texts: ReadonlySet<string>;
  /** The first characters, for the sentence that says what was seen. */
  readonly start: string;
}

/** Deeper keys tell nothing about the format. */
const DEEPEST = 5;
/** By then every format read has shown itself; attributes only repeat. */
const MOST_PATHS = 400;
/** Each go at damaged bytes may cost as much as there are. */
const MOST_TRIES = 500;
const OPEN_OBJECT = 0x7b;

/** Returns the shape of `bytes[0, length)`, which may be cut anywhere. `bytes[length]` must be 0. Never throws. */
export function documentShape(bytes: Uint8Array, length: number): DocumentShape {
  const cursor = new JsonCursor();
  cursor.reset(bytes, 0, length);
  const paths = new Set<string>();
  const texts = new Set<string>();
  const first = cursor.peekOrEnd();
  const isJson = first === 0x7b || first === 0x5b;
  const start = new TextDecoder().decode(bytes.subarray(cursor.position, Math.min(length, cursor.position + 200)));
  let from = isJson ? cursor.position : jsonBehindText(bytes, cursor.position, length);
  cursor.position = Math.max(0, from);
  for (let tries = 0; from >= 0 && tries < MOST_TRIES && paths.size < MOST_PATHS; tries++) {
    const damage = collectDocuments(cursor, paths, texts);
    if (damage < 0) break;
    // Behind damaged bytes what comes is taken for itself: one broken span must not hide what the rest is.
    from = bytes.indexOf(OPEN_OBJECT, Math.max(damage, from + 1));
    if (from < 0 || from >= length) break;
    cursor.position = from;
  }
  return { isJson, paths, texts, start };
}

/** Collects from one document after another; returns where bytes are no JSON, -1 if that is nowhere before the end. */
function collectDocuments(cursor: JsonCursor, paths: Set<string>, texts: Set<string>): number {
  try {
    while (paths.size < MOST_PATHS && cursor.peekOrEnd() !== 0) collect(cursor, '', 0, paths, texts);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error.offset;
    if (error !== INCOMPLETE) throw error;
  }
  return -1;
}

/** Recursion is bounded by DEEPEST; arrays count as a level so that `[[[[…` ends too. */
function collect(cursor: JsonCursor, path: string, depth: number, paths: Set<string>, texts: Set<string>): void {
  const first = cursor.peek();
  if (first === 0x22) {
    cursor.readString();
    if (!paths.has(path) && !isNumberText(cursor)) texts.add(path);
    return;
  }
  if (depth >= DEEPEST * 2 || paths.size >= MOST_PATHS || (first !== 0x7b && first !== 0x5b)) {
    cursor.skipValue();
    return;
  }
  if (first === 0x5b) {
    cursor.enterArray();
    for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) collect(cursor, path, depth + 1, paths, texts);
    return;
  }
  cursor.enterObject();
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    const inner = path === '' ? cursor.stringText() : `${path}.${cursor.stringText()}`;
    const first = cursor.peek();
    const isScalar = first !== 0x7b && first !== 0x5b;
    if (!isScalar) paths.add(inner);
    collect(cursor, inner, depth + 2, paths, texts);
    if (isScalar) paths.add(inner);
  }
}

function isNumberText(cursor: JsonCursor): boolean {
  return cursor.stringTo - cursor.stringFrom <= 40 && /^-?[\d.]+$/.test(cursor.stringText());
}

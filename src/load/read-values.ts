import type { JsonCursor } from '../lib/json/json-cursor.ts';
import type { TraceBuilder } from '../trace/trace-builder.ts';
import type { StringIndex } from '../trace/units.ts';

/** Reads a string, or any scalar as its text, into the trace's strings; 0, the empty string, for null. */
export function readStringIndex(cursor: JsonCursor, builder: TraceBuilder): StringIndex {
  if (cursor.peek() !== 0x22) {
    const text = cursor.readScalarText();
    return text === 'null' ? 0 : builder.strings.intern(text);
  }
  cursor.readString();
  if (cursor.hasEscapes) return builder.strings.intern(cursor.stringText());
  return builder.strings.internBytes(cursor.bytes, cursor.stringFrom, cursor.stringTo);
}

/** Skips a value; returns whether it was an array with something in it. */
export function skipNonEmptyArray(cursor: JsonCursor): boolean {
  const from = cursor.peek() === 0x5b ? cursor.position : -1;
  if (from < 0) {
    cursor.skipValue();
    return false;
  }
  cursor.enterArray();
  const isEmpty = cursor.peek() === 0x5d;
  cursor.position = from;
  cursor.skipValue();
  return !isEmpty;
}

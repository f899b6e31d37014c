import type { JsonCursor } from '../lib/json/json-cursor.ts';
import type { Attribute, Resource } from '../trace/span-details.ts';

/**
 * Reads of very many spans what little is asked of each, in place and without making objects of the rest. Whatever a
 * scanner tells is what the format's `ReadDetails` says of the same bytes.
 */
export interface SpanScanner {
  /**
   * Tells `visitor` the attributes of the span at the cursor, in order, and with `isWhole` what else can be searched.
   * Returns false where the span is written in a way that only `ReadDetails` understands; what was told is then void.
   */
  readonly scan: (cursor: JsonCursor, visitor: SpanVisitor, isWhole: boolean) => boolean;
  /** Does the same from the span's only list of attributes on, where the cursor stands; tells nothing but attributes. */
  readonly scanList: (cursor: JsonCursor, visitor: SpanVisitor) => boolean;
  /**
   * Whether the list that `scanList` went through last is written so that the bytes of `ATTRIBUTE_BEGINS`, a key without
   * escapes and a quote stand in it where an attribute of that key begins, and nowhere else.
   */
  readonly isPlainList: boolean;
  /** Tells `visitor` the attribute at the cursor, which stands in such a list; its key must be one that `isPlainKey`. */
  readonly scanOne: (cursor: JsonCursor, visitor: SpanVisitor) => void;
  /** Whether attributes of a key are shown as they stand, whatever others say. */
  readonly isPlainKey: (key: string) => boolean;
  /** Returns the attribute that stands in `bytes`, the place of one that was told, so many levels deep in its span. */
  readonly readAttribute: (bytes: Uint8Array, depth: number) => Attribute;
  /** Returns the resource that stands in `bytes`, which are empty where there is none. */
  readonly readResource: (bytes: Uint8Array) => Resource;
}

/** How nearly every writer begins an attribute. */
export const ATTRIBUTE_BEGINS = '{"key":"';

/** Told what stands in a span. Places are good until the next one is told. */
export interface SpanVisitor {
  readonly attribute: (place: AttributePlace, cursor: JsonCursor) => void;
  /** Asked before each attribute of the span, of which only the key is there yet: whether it is to be told. */
  readonly wants: (place: AttributePlace, cursor: JsonCursor) => boolean;
  /** An attribute of an event. */
  readonly eventAttribute: (place: AttributePlace, cursor: JsonCursor) => void;
  /** An event's name or the status message. */
  readonly text: (place: TextPlace, cursor: JsonCursor) => void;
}

/** Where a text stands among the cursor's bytes. */
export interface TextPlace {
  /** -1 where more than unescaping is needed to know the text. */
  textFrom: number;
  textTo: number;
  isEscaped: boolean;
}

/** Where an attribute stands among the cursor's bytes, and its value as `attributeText` gives it. */
export interface AttributePlace extends TextPlace {
  from: number;
  to: number;
  /** Levels of the span's JSON above it. */
  depth: number;
  /** The key, without escapes. */
  keyFrom: number;
  keyTo: number;
}

/** Returns a place to be filled over and over. */
export function newAttributePlace(): AttributePlace {
  return { from: 0, to: 0, depth: 0, keyFrom: 0, keyTo: 0, textFrom: -1, textTo: -1, isEscaped: false };
}

const QUOTE = 0x22;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
/** So many digits a double holds exactly. */
const MOST_DIGITS = 15;

/** Takes the string at the cursor as the place's text. */
export function placeString(cursor: JsonCursor, place: TextPlace): void {
  cursor.readString();
  place.textFrom = cursor.stringFrom;
  place.textTo = cursor.stringTo;
  place.isEscaped = cursor.hasEscapes;
}

/** Takes the value at the cursor as the place's text if it is `true` or `false`. */
export function placeBoolean(cursor: JsonCursor, place: TextPlace): void {
  const first = cursor.peek();
  const from = cursor.position;
  cursor.skipValue();
  if (first === 0x74 || first === 0x66) placeBytes(place, from, cursor.position);
}

/** Takes the value at the cursor as the place's text if it is a number that is written as it is shown. */
export function placeNumber(cursor: JsonCursor, place: TextPlace, isInteger: boolean): void {
  cursor.peek();
  const from = cursor.position;
  cursor.skipValue();
  if (isShownAsWritten(cursor.bytes, from, cursor.position, isInteger)) placeBytes(place, from, cursor.position);
}

/** Takes the string at the cursor as the place's text if it holds an integer that is written as it is shown. */
export function placeIntegerText(cursor: JsonCursor, place: TextPlace): void {
  if (cursor.peek() !== QUOTE) {
    placeNumber(cursor, place, true);
    return;
  }
  cursor.readString();
  const { bytes, stringFrom, stringTo } = cursor;
  if (isWholeNumber(bytes, stringFrom, stringTo)) placeBytes(place, stringFrom, stringTo);
}

function placeBytes(place: TextPlace, from: number, to: number): void {
  place.textFrom = from;
  place.textTo = to;
  place.isEscaped = false;
}

/** Whether a number that was written by other means would be written the same by JavaScript; integers of any length. */
function isShownAsWritten(bytes: Uint8Array, from: number, to: number, isInteger: boolean): boolean {
  if (isWholeNumber(bytes, from, to)) return isInteger || to - from <= MOST_DIGITS;
  const point = bytes.subarray(from, to).indexOf(POINT);
  if (point < 0 || to - from > 2 * MOST_DIGITS) return false;
  const text = String.fromCharCode(...bytes.subarray(from, to));
  return /^-?[\d.]+$/.test(text) && String(Number(text)) === text;
}

/** Whether the bytes are digits without leading zeros, a sign before them. */
function isWholeNumber(bytes: Uint8Array, from: number, to: number): boolean {
  const digits = bytes[from] === MINUS ? from + 1 : from;
  if (digits === to || (bytes[digits] === ZERO && to - from > 1)) return false;
  for (let at = digits; at < to; at++) if (bytes[at] < ZERO || bytes[at] > 0x39) return false;
  return true;
}

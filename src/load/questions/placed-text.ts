import { type JsonCursor, unescapeJson } from '../../lib/json/json-cursor.ts';
import type { TextPlace } from '../span-scanner.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Returns the text at a place that has one. */
export function placedText({ textFrom, textTo, isEscaped }: TextPlace, { bytes }: JsonCursor): string {
  const text = decoder.decode(bytes.subarray(textFrom, textTo));
  return isEscaped ? unescapeJson(text) : text;
}

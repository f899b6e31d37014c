import { type ExactJsonObject, parseExactJson } from '../../../lib/json/exact-json.ts';

/** Returns the object that a text is the JSON of, null if it is none. */
export function jsonObjectIn(text: string): ExactJsonObject | null {
  try {
    // Which takes no text with anything behind the value.
    JSON.parse(text);
    const json = parseExactJson(new TextEncoder().encode(text));
    return json instanceof Map ? json : null;
  } catch {
    return null;
  }
}

/** What turns the direction of all that follows it: with these a text shows another than it is. */
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Returns `text` with a mark in place of each character that overrides the direction of others (Unicode TR 9), so that no
 * name passes for another. Texts of one direction within one of the other need none of these.
 */
export function withoutOverrides(text: string): string {
  return text.replace(OVERRIDES, '\ufffd');
}

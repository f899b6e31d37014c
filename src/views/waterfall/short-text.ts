import { withoutOverrides } from '../../lib/without-overrides.ts';

/**
 * Returns `text` as it may be shown: cut to `most` characters, with an ellipsis if anything was cut, and passing for no
 * other. Names may be 100 kB long.
 */
export function shortText(text: string, most: number): string {
  return withoutOverrides(text.length <= most ? text : `${text.slice(0, most - 1)}…`);
}

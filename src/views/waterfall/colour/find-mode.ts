import type { ColourMode } from './colour-mode.ts';
import { COLOUR_MODES } from './index.ts';

/** Returns the mode that `by` names (`kind`, `attribute:http.route`), and its argument; the first for a stranger. */
export function findMode(by: string): { readonly mode: ColourMode; readonly argument: string } {
  const colon = by.indexOf(':');
  const id = colon < 0 ? by : by.slice(0, colon);
  return {
    mode: COLOUR_MODES.find((mode) => mode.id === id) ?? COLOUR_MODES[0],
    argument: colon < 0 ? '' : by.slice(colon + 1),
  };
}

/** Returns what `by` is called: `service`, or the attribute's key. */
export function modeName(by: string): string {
  const { mode, argument } = findMode(by);
  return mode.label?.toLowerCase() ?? argument;
}

/** How pages show comparisons, each with what programs write for it. */
export const SHOWN_SIGNS = new Map([
  ['≥', '>='],
  ['≤', '<='],
  ['≠', '!='],
] as const);

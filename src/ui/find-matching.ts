/** Options that hold a text. */
export interface MatchingOptions {
  readonly found: readonly string[];
  /** How many more there are. */
  readonly moreCount: number;
}

/**
 * Returns the options that hold `sought`, whatever the case: those that begin with it first, else in their own order; at
 * most `most`. All of them for an empty text.
 */
export function findMatching(options: readonly string[], sought: string, most: number): MatchingOptions {
  const folded = sought.trim().toLowerCase();
  if (folded === '') return { found: options.slice(0, most), moreCount: Math.max(0, options.length - most) };
  const begins: string[] = [];
  const holds: string[] = [];
  for (const option of options) {
    const at = option.toLowerCase().indexOf(folded);
    if (at === 0) begins.push(option);
    else if (at > 0) holds.push(option);
  }
  const all = [...begins, ...holds];
  return { found: all.slice(0, most), moreCount: Math.max(0, all.length - most) };
}

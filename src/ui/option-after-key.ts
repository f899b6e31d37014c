const PAGE = 10;

/**
 * Returns the number of the option that a key goes to from another in a list that a field completes from: arrow keys go
 * round at its ends, pages do not. undefined for a key that goes nowhere.
 *
 * @param active -1 for none yet
 */
export function optionAfterKey(key: string, active: number, count: number): number | undefined {
  if (count === 0) return undefined;
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return active >= last ? 0 : active + 1;
    case 'ArrowUp':
      return active <= 0 ? last : active - 1;
    case 'PageDown':
      return Math.min(last, active + PAGE);
    case 'PageUp':
      return Math.max(0, active - PAGE);
    default:
      return undefined;
  }
}

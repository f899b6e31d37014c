/** How a search was left. */
export interface LeftSearch {
  readonly scrollTop: number;
  /** Id of the trace that was opened from it, empty for none. */
  readonly opened: string;
}

const MOST = 30;
const left = new Map<string, LeftSearch>();

/** Returns how the search was left when the page last showed it; at its top, if never. */
export function leftSearch(key: string): LeftSearch {
  return left.get(key) ?? { scrollTop: 0, opened: '' };
}

/** Keeps how a search is left, so that coming back shows it as it was. */
export function leaveSearch(key: string, change: Partial<LeftSearch>): void {
  const next = { ...leftSearch(key), ...change };
  left.delete(key);
  left.set(key, next);
  const oldest = left.keys().next().value;
  if (left.size > MOST && oldest !== undefined) left.delete(oldest);
}

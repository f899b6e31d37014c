import { array, fallback, parse, unknown } from 'valibot';
import { Stored } from '../../lib/stored.ts';

const MOST = 12;
const LONGEST = 2000;

/** Searches made lately, as addresses have them; the last one first. */
export const recentSearches = new Stored<readonly string[]>('recent-searches', parseRecentSearches);

/** Returns the searches that can be read out of what was kept. */
export function parseRecentSearches(value: unknown): readonly string[] {
  const entries = parse(fallback(array(unknown()), []), value);
  const texts = entries.filter((entry) => typeof entry === 'string');
  return texts.filter((text) => text !== '' && text.length <= LONGEST).slice(0, MOST);
}

/** Returns `recent` with `search` in front, once. */
export function withSearch(recent: readonly string[], search: string): readonly string[] {
  return [search, ...recent.filter((other) => other !== search)].slice(0, MOST);
}

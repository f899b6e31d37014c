import { Stored } from '../../../lib/stored.ts';

const MOST = 8;
/** A longer one was pasted, and is not asked for again by eye. */
const LONGEST = 200;

/** The filters that found something, the last one first. */
export const recentFilters = new Stored<readonly string[]>('recent-filters', (value) =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string').slice(0, MOST) : [],
);

/** Puts a filter first among the recent ones. */
export function rememberFilter(text: string): void {
  const filter = text.trim();
  if (filter === '' || filter.length > LONGEST || recentFilters.get()[0] === filter) return;
  recentFilters.set([filter, ...recentFilters.get().filter((each) => each !== filter)].slice(0, MOST));
}

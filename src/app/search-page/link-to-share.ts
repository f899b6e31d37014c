import type { SearchAnswer } from '../../trace/found-trace.ts';
import { type SearchState, searchLink } from './search-address.ts';

/**
 * Returns the address, below the page's base, that shows another what is shown here. What is drawn around is of fixed
 * moments: a relative time, which moves on from under it, becomes the time that was searched.
 *
 * @param range time that was searched, null where that is not told
 */
export function linkToShare(state: SearchState, range: SearchAnswer['range']): string {
  const { query, plot } = state;
  if (plot.brush === null || query.time.type !== 'last' || range === null) return searchLink(state);
  const time = { type: 'between', from: Math.floor(range[0]), to: Math.ceil(range[1]) } as const;
  return searchLink({ ...state, query: { ...query, time } });
}

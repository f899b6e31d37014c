import type { SearchAnswer } from '../../trace/found-trace.ts';
import { canBeAddressed, type SearchState, searchLink } from './search-address.ts';

/** Addresses below the page's base that bring another to a search. */
export interface SearchLinks {
  /**
   * Shows what is shown here: a relative time, which moves on, becomes the time that was searched. Empty for a search that
   * came by an address which is too long to be passed on.
   */
  readonly asShown: string;
  /** Searches the same relative time whenever it is opened; empty where `asShown` is of no such time. */
  readonly anew: string;
}

/**
 * Returns what can be shared of a search.
 *
 * @param range time that was searched, null where that is not told
 */
export function linksToShare(state: SearchState, range: SearchAnswer['range']): SearchLinks {
  const { query, plot } = state;
  if (!canBeAddressed(state)) return { asShown: '', anew: '' };
  if (query.time.type !== 'last' || range === null) return { asShown: searchLink(state), anew: '' };
  const time = { type: 'between', from: Math.floor(range[0]), to: Math.ceil(range[1]) } as const;
  return {
    asShown: searchLink({ ...state, query: { ...query, time } }),
    // What is drawn around is of fixed moments.
    anew: searchLink({ ...state, plot: { ...plot, brush: null } }),
  };
}

import { createContext, useContext } from 'react';
import type { TraceViewProps } from '../trace-view-props.ts';

const SearchLinkContext = createContext<TraceViewProps['searchLink']>(undefined);
/** Stands above attributes whose values can be searched for. */
export const SearchLinkProvider = SearchLinkContext.Provider;

/** Returns what says where traces with an attribute's value are searched for; undefined where none are. */
export function useSearchLink(): TraceViewProps['searchLink'] {
  return useContext(SearchLinkContext);
}

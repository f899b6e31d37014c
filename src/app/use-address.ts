import { useCallback, useMemo } from 'react';
import { usePathname, useSearch, navigate as visit } from 'wouter/use-browser-location';
import { basePath } from './base-path.ts';
import { readAddress } from './read-address.ts';
import { formatUrl, type UrlState } from './url-state.ts';

/** A page that has an address. */
export type Destination = Exclude<UrlState, { page: 'unknown' }>;

export interface NavigateOptions {
  readonly replace?: boolean;
  /** Kept with the entry of the history, and not in the address: what a link need not reproduce. */
  readonly state?: string;
}

export type Navigate = (to: Destination, options?: NavigateOptions) => void;

/** Returns what the address bar says, and follows it. */
export function useAddress(): UrlState {
  // Not wouter's own `useLocation`: it decodes, and a part that holds an encoded `%` would be decoded twice.
  const pathname = usePathname();
  const search = useSearch();
  return useMemo(() => readAddress(pathname, search), [pathname, search]);
}

/** Returns the function that changes the address: a step in the history, or in place of the present one. */
export function useNavigate(): Navigate {
  return useCallback((to, options) => visit(basePath() + formatUrl(to), options), []);
}

import { useCallback, useMemo } from 'react';
import { usePathname, useSearch, navigate as visit } from 'wouter/use-browser-location';
import { basePath, belowBase } from './base-path.ts';
import { formatUrl, parseUrl, type UrlState } from './url-state.ts';

/** A page that has an address. */
export type Destination = Exclude<UrlState, { page: 'unknown' }>;

export type Navigate = (to: Destination, options?: { readonly replace?: boolean }) => void;

/** Returns what the address bar says, and follows it. */
export function useAddress(): UrlState {
  // Not wouter's own `useLocation`: it decodes, and a part that holds an encoded `%` would be decoded twice.
  const pathname = usePathname();
  const search = useSearch();
  return useMemo(() => readAddress(pathname, search), [pathname, search]);
}

/** Returns what an address says, whole as the browser has it. */
export function readAddress(pathname: string, search: string): UrlState {
  const path = belowBase(pathname, basePath());
  return path === null ? { page: 'unknown' } : parseUrl(path, search);
}

/** Returns the function that changes the address: a step in the history, or in place of the present one. */
export function useNavigate(): Navigate {
  return useCallback((to, options) => visit(basePath() + formatUrl(to), options), []);
}

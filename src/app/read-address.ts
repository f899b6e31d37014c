import { basePath, belowBase } from './base-path.ts';
import { parseUrl, type UrlState } from './url-state.ts';

/** Returns what an address says, whole as the browser has it. */
export function readAddress(pathname: string, search: string): UrlState {
  const path = belowBase(pathname, basePath());
  return path === null ? { page: 'unknown' } : parseUrl(path, search);
}

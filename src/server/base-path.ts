import { StartError } from './start-error.ts';

/** The tag as it stands in the built page. jaeger-query finds and replaces it by this very text, and so do we. */
export const BASE_TAG = '<base href="/" data-inject-target="BASE_URL"/>';

/** Returns a path as `/`, `/some/base/`. Throws a StartError if it is no plain path. */
export function readBasePath(text: string): string {
  const segments = text.split('/').filter((segment) => segment !== '');
  if (segments.some((segment) => !/^[A-Za-z0-9._~-]+$/.test(segment) || /^\.{1,2}$/.test(segment))) {
    throw new StartError('The base path is a path of letters, digits, dots, dashes and underscores: /some/base.', 2);
  }
  return segments.length === 0 ? '/' : `/${segments.join('/')}/`;
}

/** Returns the page with its addresses relative to `basePath`. */
export function withBasePath(page: string, basePath: string): string {
  return page.replace(BASE_TAG, BASE_TAG.replace('"/"', `"${basePath}"`));
}

/**
 * The page may be served below any path, and learns it from `<base>`, which a server fills in. `/` in an address of
 * ours is always that place.
 */

/** Returns the path that everything lies below, without a slash at its end: `` or `/jaeger`. */
export function basePath(baseUri: string = document.baseURI): string {
  return new URL(baseUri).pathname.replace(/[^/]*$/, '').replace(/\/$/, '');
}

/** Returns the absolute address of something beside the page: `config.json`, `static/…`. */
export function fromBase(path: string, baseUri: string = document.baseURI): string {
  return new URL(path, baseUri).href;
}

/** Returns `pathname` seen from the base, beginning with a slash; null if it does not lie below it. */
export function belowBase(pathname: string, base: string): string | null {
  if (pathname === base) return '/';
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : null;
}

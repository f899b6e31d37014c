/** Returns the path of a request target as it was sent: not decoded, dot segments not resolved, without query. */
export function rawPath(target: string): string {
  return target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
}

/** Tells whether a raw path has a segment `.` or `..`, written plainly or as `%2e`: it means another path than it says. */
export function hasDotSegment(path: string): boolean {
  return path.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
}

/**
 * Tells whether a path can be handed to another server without meaning something else there: no empty or dot
 * segment and no backslash, however often it is percent-encoded. An encoded slash in a name (`shop%2Fcart`) is fine.
 */
export function isOrdinaryPath(path: string): boolean {
  let text = path;
  for (;;) {
    if (/[\\\0\r\n]/.test(text) || hasEmptyOrDotSegment(text)) return false;
    const decoded = decode(text);
    if (decoded === null || decoded === text) return true;
    text = decoded;
  }
}

function hasEmptyOrDotSegment(path: string): boolean {
  return path.split('/').some((segment) => segment === '' || segment === '.' || segment === '..');
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

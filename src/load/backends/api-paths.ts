/**
 * One part of a path as it is sent: letters, digits, the signs that need no escape, and escapes; but no escape that
 * a server might turn into a slash, a backslash, a dot, a percent sign or a control character, and no `.` or `..`.
 */
const SEGMENT = "(?!\\.{1,2}(?:/|$))(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%(?!2[5EF]|5C|[01]|7F)[0-9A-F]{2})+";
const WHOLE_SEGMENT = new RegExp(`^${SEGMENT}$`);

/** Returns the pattern of an API path; `{}` stands for one part of any name: `api/traces/{}`. */
export function apiPath(template: string): RegExp {
  const parts = template.split('{}').map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join(SEGMENT)}$`);
}

/** Longer than any name; servers and proxies refuse addresses of some kilobytes in words about addresses. */
const LONGEST_NAME = 1000;

/** Returns a name as one part of a path, null for a name that is too long or that `apiPath` would not let pass. */
export function pathSegment(name: string): string | null {
  if (name.length > LONGEST_NAME) return null;
  // A lone half of a surrogate pair has no escape.
  if (/\p{Surrogate}/u.test(name)) return null;
  const segment = encodeURIComponent(name);
  return WHOLE_SEGMENT.test(segment) ? segment : null;
}

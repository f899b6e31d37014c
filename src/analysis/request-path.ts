import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanIndex } from '../trace/units.ts';

/** More of an address than this tells nothing new. */
const LONGEST = 2000;

/** Returns the path of what a span asked for, without host and query: `/users/17`; empty where it does not say. */
export function requestPath(facts: SpanFacts, span: SpanIndex): string {
  const text = facts.text(span, 'urlPath') || facts.text(span, 'url');
  return text
    .slice(0, LONGEST)
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
    .replace(/[?#].*/s, '');
}

import { spanName } from '../trace/span.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';

/** Kept open for as long as somebody is there: their length is no work. */
const HELD_OPEN =
  /web ?socket|long[ _-]?poll|event ?stream|server[ _-]sent|keep[ _-]?alive|\b(?:subscribe|watch|sse|session)\b/i;

/** Returns whether a span's name says that it may be held open on purpose. */
export function mayBeHeldOpen(trace: SpanTable, span: SpanIndex): boolean {
  return HELD_OPEN.test(spanName(trace, span).slice(0, 200));
}

/** Returns whether a request became a connection that stays: HTTP's 101 Switching Protocols, as of a WebSocket. */
export function isHeldOpen(facts: SpanFacts, span: SpanIndex): boolean {
  return facts.text(span, 'httpStatus') === '101';
}

import type { SpanIndex } from '../trace/units.ts';

/** So many spans are shown of what all spans of a trace may have in common. */
const MOST_NAMED = 10_000;

/** Returns the spans that a finding names of those that it is about: all of them, but not a million. */
export function namedSpans(spans: ArrayLike<SpanIndex>): SpanIndex[] {
  return Array.from({ length: Math.min(spans.length, MOST_NAMED) }, (_, i) => spans[i]);
}

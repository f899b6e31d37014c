import type { SpanIndex } from '../trace/units.ts';

/** So many spans are shown of what all spans of a trace may have in common. */
const MOST_NAMED = 10_000;

/** Returns the spans that a finding names of those that it is about: all of them, but not a million. */
export function namedSpans(spans: ArrayLike<SpanIndex>): SpanIndex[] {
  const count = Math.min(spans.length, MOST_NAMED);
  const named: SpanIndex[] = [];
  for (let i = 0; i < count; i++) named.push(spans[i]);
  return named;
}

import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';

/**
 * Returns whether a row stands for a thread in a recording of threads: it was not measured, holds whatever the thread
 * did, and time in which it did nothing is no lack of spans.
 */
export function isLane(facts: SpanFacts, span: SpanIndex): boolean {
  return facts.isNoted('lane') && facts.text(span, 'lane') === 'true';
}

/** Returns whether a trace is a recording of threads, as browsers and builds make them: no request, and nothing waits for all. */
export function isOfThreads({ length, subtreeEnd }: SpanTable, facts: SpanFacts): boolean {
  if (!facts.isNoted('lane')) return false;
  for (let root = 0; root < length; root = subtreeEnd[root]) if (isLane(facts, root)) return true;
  return false;
}

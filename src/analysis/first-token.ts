import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';

const FIRST_TOKEN = /first[ ._-]?(?:token|chunk)/i;

/**
 * Returns when the first token of a model's answer came, by an attribute or an event, from the span's start on; -1 where
 * the span does not tell, or tells more than it lasted: then the unit is another.
 */
export function firstToken({ start, end }: SpanTable, facts: SpanFacts, span: SpanIndex): Nanoseconds {
  const seconds = Number(facts.text(span, 'timeToFirstToken') || Number.NaN);
  const time = Number.isNaN(seconds) ? firstTokenEvent(facts, span) : Math.round(seconds * 1e9);
  return time > 0 && time <= end[span] - start[span] ? time : -1;
}

function firstTokenEvent(facts: SpanFacts, span: SpanIndex): Nanoseconds {
  const isTold = facts.isNoted('eventName') && facts.all(span, 'eventName').some((name) => FIRST_TOKEN.test(name));
  return (isTold && facts.events(span).find(({ name }) => FIRST_TOKEN.test(name))?.time) || -1;
}

/** Returns what to do about a single call of a model, by when its first token came. */
export function modelAdvice(trace: SpanTable, facts: SpanFacts, span: SpanIndex): string {
  const first = firstToken(trace, facts, span);
  if (first < 0) return 'Stream the answer, or shorten what is asked and answered.';
  return 2 * first >= trace.end[span] - trace.start[span]
    ? 'Most of it passed before the first token: shorten what is asked, or have its beginning cached.'
    : 'Most of it passed after the first token: stream the answer, or ask for a shorter one.';
}

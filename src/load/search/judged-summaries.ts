import type { FoundTrace } from '../../trace/found-trace.ts';
import type { SearchQuery, UnixMilliseconds } from '../../trace/search-query.ts';
import { isHealthCheck } from './health-check.ts';
import type { JudgedTraces } from './judged-traces.ts';
import { AS_HEALTH_CHECKS, accountNotes, outOfTimeNotes } from './search-notes.ts';
import { boundsOf } from './spans-that-meet.ts';

const MILLISECOND = 1_000_000;
/** Servers take whole seconds, and round as they like. */
const SECOND = 1000;
/** Of a trace that is stored in parts the duration of one may be told, with the start of another. */
const LONGEST_OF_PARTS = 3_600_000;

type TimeRange = readonly [from: UnixMilliseconds, to: UnixMilliseconds];

/**
 * Returns those summaries whose own figures do not contradict a query, and whose roots are no health checks. What meets
 * it is for the server to decide, but some take no notice of what they are asked. Those of another time are kept and told:
 * of a trace in parts the start is not sure.
 */
export function judgeSummaries(summaries: readonly FoundTrace[], query: SearchQuery, range: TimeRange): JudgedTraces {
  const fitting = isByHand(query) ? summaries : summaries.filter((trace) => fits(trace, query));
  const traces = query.hidesHealthChecks ? fitting.filter(({ rootName }) => !isHealthCheck(rootName)) : fitting;
  const contrary = summaries.length - fitting.length;
  const steps = [
    ...(contrary === 0 ? [] : [{ words: 'by their own figures', count: contrary }]),
    ...(query.hidesHealthChecks ? [{ words: AS_HEALTH_CHECKS, count: fitting.length - traces.length }] : []),
  ];
  const notes = [
    ...accountNotes(summaries.length, steps),
    ...outOfTimeNotes(traces.filter((trace) => !isInTime(trace, range)).length),
  ];
  return { traces, notes, returned: summaries.length };
}

function isByHand({ traceQl }: SearchQuery): boolean {
  return traceQl.trim() !== '';
}

/** Whether the time that a summary tells may be within what was searched; 0 is none. */
function isInTime({ startTimeUnixNano, duration }: FoundTrace, [from, to]: TimeRange): boolean {
  const start = Number(startTimeUnixNano / 1_000_000n);
  const latest = start + duration / MILLISECOND + LONGEST_OF_PARTS;
  return start === 0 || (start <= to + SECOND && latest >= from - SECOND);
}

function fits(trace: FoundTrace, query: SearchQuery): boolean {
  return isOfDuration(trace, query) && hasError(trace, query);
}

/** Whole milliseconds are told, none below one. A trace takes at least as long as any span of it. */
function isOfDuration({ duration }: FoundTrace, query: SearchQuery): boolean {
  if (duration === 0) return true;
  const [min, max] = boundsOf(query);
  return duration + MILLISECOND >= min && (query.durationOf === 'span' || duration - MILLISECOND <= max);
}

function hasError({ services, errorCount }: FoundTrace, { isErrorsOnly }: SearchQuery): boolean {
  return !isErrorsOnly || services.length === 0 || errorCount !== 0;
}

import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { errorPathThrough } from './error-trail.ts';
import type { Replay } from './replay.ts';
import { dragOf, slackOf } from './slack.ts';
import { type SpanLabels, spanLabels } from './span-labels.ts';
import { toleranceOf } from './tolerance.ts';

/** Waits that are told of one span; who made more calls one after another reads them off the bars. */
const MOST_WAITS = 50;

/** What one span has to do with the time of the whole. */
export interface SpanPart {
  /** How much it can grow before the root does; null where the root's end does not depend on it. */
  readonly slack: Nanoseconds | null;
  /** How much shorter the root would be without it. */
  readonly drag: Nanoseconds;
  /** Its place among all spans by critical time, from 1; 0 if it has none. */
  readonly rank: number;
  /** The span that waited for it; -1 where nobody did. */
  readonly waitedForBy: SpanIndex;
  /** What had to end before it could begin: of the calls of the same span the one that ended last; -1 for none. */
  readonly startedAfter: SpanIndex;
  /** What it waited for itself, one after another, in order of time; see `waitsOmitted`. */
  readonly waitedFor: readonly SpanIndex[];
  /** How many more of these there are. */
  readonly waitsOmitted: number;
  /** From where its failure began, through it, to the topmost span that failed with it; empty where it did not fail. */
  readonly errorPath: readonly SpanIndex[];
  /** Of the spans named here. */
  readonly labels: SpanLabels;
}

/** What the parts of spans are told by, of all that is worked out about a trace. */
export type SpanPartContext = Pick<AnalysisContext, 'trace' | 'relations' | 'facts' | 'criticalTime'>;

/** Returns the part of `span` in the trace of `context`. O(n), and some replays. */
export function spanPart(context: SpanPartContext, replay: Replay, span: SpanIndex): SpanPart {
  const { trace, relations, facts } = context;
  const slack = slackOf(trace, replay, span);
  const waits = waitsOf(context, span);
  const waitedFor = waits.slice(0, MOST_WAITS);
  const waitedForBy = relations.join[span];
  const startedAfter = predecessorOf(context, span);
  const errorPath = errorPathThrough(trace, relations, facts, span);
  return {
    slack: Number.isFinite(slack) ? slack : null,
    drag: dragOf(replay, span),
    rank: rankOf(context, span),
    waitedForBy,
    startedAfter,
    waitedFor,
    waitsOmitted: Math.max(0, waits.length - MOST_WAITS),
    errorPath,
    labels: spanLabels(trace, facts, [startedAfter, waitedForBy, ...waitedFor, ...errorPath]),
  };
}

function rankOf({ criticalTime }: SpanPartContext, span: SpanIndex): number {
  if (criticalTime[span] === 0) return 0;
  return criticalTime.reduce((rank, time) => (time > criticalTime[span] ? rank + 1 : rank), 1);
}

/** The walk of the critical path within one span, as if its end were what is waited for. */
function waitsOf({ trace, relations }: SpanPartContext, span: SpanIndex): SpanIndex[] {
  const { joined, joinedFrom, windowStart, windowEnd } = relations;
  const tolerance = toleranceOf(trace, span);
  const waits: SpanIndex[] = [];
  let time = windowEnd[span];
  for (let i = joinedFrom[span + 1] - 1; i >= joinedFrom[span]; i--) {
    const each = joined[i];
    const start = windowStart[each];
    if (start >= windowEnd[each] || start >= time || windowEnd[each] > time + tolerance) continue;
    waits.push(each);
    time = start;
  }
  return waits.reverse();
}

/** By the rule of the replay: what `spawn` waited for and had ended when the span began. */
function predecessorOf({ trace, relations }: SpanPartContext, span: SpanIndex): SpanIndex {
  const { spawn, joined, joinedFrom, windowStart, windowEnd } = relations;
  const by = spawn[span];
  if (by < 0) return -1;
  const latest = trace.start[span] + toleranceOf(trace, by);
  for (let i = joinedFrom[by + 1] - 1; i >= joinedFrom[by]; i--) {
    const each = joined[i];
    const isBefore = windowEnd[each] <= latest && windowStart[each] < trace.start[span];
    if (each !== span && isBefore && windowStart[each] < windowEnd[each]) return each;
  }
  return -1;
}

import { StatusCode } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { concurrencyOf } from './concurrency.ts';
import type { LikeCalls } from './like-calls.ts';
import { isInARow } from './repeated-calls.ts';

/** Steps in a row of which each starts like work at once and waits for all of it before the next one begins. */
export interface NestedWaves {
  readonly steps: readonly SpanIndex[];
  /** What the steps start, by step and start. */
  readonly members: readonly SpanIndex[];
  /** How many at a time, in every step. */
  readonly limit: number;
  /** By how much it would be shorter if whatever is next began as soon as one ended, as many at a time. */
  readonly saving: Nanoseconds;
}

const FEWEST_MEMBERS = 8;
const FEWEST_WAVES = 3;
/** As many at a time are no limit that anybody set. */
const MOST_LANES = 1000;
/** So many steps show how many at a time. */
const STEPS_COMPARED = 1000;
/** The last wave is what is left over, and others may lack one. */
const MOSTLY = 0.8;

/**
 * Returns the waves that stand as spans of their own in the trace.
 *
 * ```
 *  R |-----------------------|
 *    wave |------||------|        each waits for its slowest
 *      a  |------||--|
 *      a  |--|    |------|
 * ```
 */
export function nestedWaves(context: AnalysisContext): NestedWaves[] {
  return context.likeCalls.filter(isInARow).flatMap((group) => {
    const waves = wavesOf(context, group);
    return waves === null ? [] : [waves];
  });
}

function wavesOf(context: AnalysisContext, { members: steps }: LikeCalls): NestedWaves | null {
  const { trace, relations } = context;
  if (steps.length < FEWEST_WAVES || relations.isLive[steps[0]] === 0) return null;
  const limit = mostOf(context, steps.slice(0, STEPS_COMPARED));
  if (limit < 2 || limit > MOST_LANES) return null;
  const waves = steps.map((step) => likeWorkOf(context, step));
  const full = waves.filter((wave) => wave.length === limit && concurrencyOf(trace, wave).most === limit);
  const members = waves.flat();
  if (members.length < FEWEST_MEMBERS || full.length < Math.max(FEWEST_WAVES, MOSTLY * steps.length)) return null;
  const taken = trace.end[steps[steps.length - 1]] - trace.start[steps[0]];
  return { steps, members, limit, saving: taken - timeOnLanes(trace, members, limit) };
}

/** Returns how many a step starts at most. Most steps start nothing, and need no further look. */
function mostOf(context: AnalysisContext, steps: readonly SpanIndex[]): number {
  return Math.max(...steps.map((step) => likeWorkOf(context, step).length));
}

/** What a step starts of one name, if that is all it starts and none of it failed. */
function likeWorkOf({ trace, relations }: AnalysisContext, step: SpanIndex): SpanIndex[] {
  const { childFrom, child, isDeferred } = relations;
  const work = Array.from(child.subarray(childFrom[step], childFrom[step + 1]));
  const isLike = (span: SpanIndex) =>
    trace.name[span] === trace.name[work[0]] && trace.status[span] !== StatusCode.Error && isDeferred[span] === 0;
  return work.every(isLike) ? work : [];
}

/** Returns how long work takes if each begins, in turn, as soon as one of `lanes` is free. O(n lanes). */
function timeOnLanes({ start, end }: SpanTable, work: readonly SpanIndex[], lanes: number): Nanoseconds {
  const free = new Float64Array(lanes);
  for (const span of work) {
    let next = 0;
    for (let lane = 1; lane < lanes; lane++) if (free[lane] < free[next]) next = lane;
    free[next] += end[span] - start[span];
  }
  return Math.max(...free);
}

import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { inWords } from './wording/counts.ts';
import { inSentence } from './wording/in-sentence.ts';

/** Like leaves that began together and ended one after another: they wait for their turn at one thing. */
export interface TakingTurns {
  readonly others: readonly SpanIndex[];
  /** Between one end and the next, on average. */
  readonly apart: Nanoseconds;
}

/** With fewer it may be chance. */
const FEWEST = 4;
/** They begin within so much of the longest's time. */
const SHARE_OF_BEGIN = 0.1;
/** From the first end to the last it takes so much of the longest's time. */
const SHARE_OF_ENDS = 0.6;
/** So far the time between two ends may be from the average, and so many of them have to be within that. */
const LEAST_APART = 0.4;
const MOST_APART = 1.8;
const SHARE_OF_STEPS = 0.8;

/**
 * Returns the leaves of one operation that begin with `leaf` and end one after another in even steps, as those do that
 * wait for one lock; null where there are none, or `leaf` is not the longest of them. O(leaves).
 *
 * ```
 *  A |-|
 *  A |-----|
 *  A |---------|
 *  A |-------------|
 * ```
 */
export function takingTurns({ trace, leaves }: AnalysisContext, leaf: SpanIndex): TakingTurns | null {
  const { start, end, service, kind, name } = trace;
  const longest = end[leaf] - start[leaf];
  const others: SpanIndex[] = [];
  for (const other of leaves) {
    if (other === leaf || name[other] !== name[leaf] || service[other] !== service[leaf]) continue;
    const isTogether = Math.abs(start[other] - start[leaf]) <= SHARE_OF_BEGIN * longest;
    if (isTogether && kind[other] === kind[leaf]) others.push(other);
  }
  if (others.length + 1 < FEWEST || others.some((other) => end[other] > end[leaf])) return null;
  const ends = Float64Array.from([leaf, ...others], (span) => end[span]).sort();
  const spread = ends[ends.length - 1] - ends[0];
  if (spread < SHARE_OF_ENDS * longest) return null;
  const apart = spread / (ends.length - 1);
  let even = 0;
  for (let i = 1; i < ends.length; i++) {
    const step = ends[i] - ends[i - 1];
    if (step >= LEAST_APART * apart && step <= MOST_APART * apart) even++;
  }
  return even >= SHARE_OF_STEPS * (ends.length - 1) ? { others, apart } : null;
}

/** Returns `; eleven more like it begin with it and end one after another, some 80 ms apart`; empty for null. */
export function turnWords(turns: TakingTurns | null): string {
  if (turns === null) return '';
  const others = inWords(turns.others.length);
  return `; ${others} more like it begin with it and end one after another, some ${inSentence(turns.apart)} apart`;
}

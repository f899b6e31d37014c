import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { inWords } from './wording/counts.ts';

/** Ends that lie so close together are one moment. */
const TOGETHER: Nanoseconds = 5e6;
/** What is shorter ends together by chance. */
const SHORTEST: Nanoseconds = 50e6;
/** With fewer it may be chance. */
const FEWEST_OTHERS = 3;

/**
 * Returns the other leaves of a leaf's process, of several operations, that are about as long and end at the moment that
 * it does: the process may have stood still, or all of them waited for one thing. Empty where there are too few. O(leaves).
 *
 * ```
 *  R |--------------------|
 *    SELECT |------------|
 *    rules   |-----------|     nothing that these do is alike
 *    render |------------|
 * ```
 */
export function endedTogether({ trace, facts, leaves }: AnalysisContext, leaf: SpanIndex): readonly SpanIndex[] {
  const { start, end, name } = trace;
  const longest = end[leaf] - start[leaf];
  if (longest < SHORTEST) return [];
  const process = facts.processNumber(leaf);
  const others: SpanIndex[] = [];
  const names = new Set([name[leaf]]);
  for (const other of leaves) {
    const isTogether = Math.abs(end[other] - end[leaf]) <= TOGETHER && other !== leaf;
    if (!isTogether || 2 * (end[other] - start[other]) < longest || facts.processNumber(other) !== process) continue;
    others.push(other);
    names.add(name[other]);
  }
  return others.length >= FEWEST_OTHERS && names.size > 1 ? others : [];
}

/** Returns `; four other leaves of its process end at the same moment`; empty for none. */
export function togetherWords(others: readonly SpanIndex[]): string {
  return others.length === 0 ? '' : `; ${inWords(others.length)} other leaves of its process end at the same moment`;
}

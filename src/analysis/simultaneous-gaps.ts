import type { SpanFacts } from '../trace/span-facts.ts';
import type { Nanoseconds } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { GAP_KINDS } from './trace-analysis.ts';

/** Begins and ends that lie so close together are one: clocks and scheduling. */
const TOGETHER: Nanoseconds = 1e6;
/** More gaps than these are never looked at one by one. */
const MOST_LOOKED_AT = 500;

const UNINSTRUMENTED = GAP_KINDS.indexOf('uninstrumented');

/** Gaps by their positions in `context.gaps`, the one that matters most first. */
export type GapGroup = readonly [number, ...number[]];

/**
 * Returns the gaps that are worth telling, those first that matter most to the root, then the longest. Gaps in several
 * spans of one process that begin and end together are one: the process stood still, or all waited for one thing.
 */
export function simultaneousGaps({ gaps, facts }: AnalysisContext, isTold: (gap: number) => boolean): GapGroup[] {
  const groups: [number, ...number[]][] = [];
  for (const gap of reported(gaps, isTold)) {
    const group = groups.find(([first]) => gaps.kind[gap] === UNINSTRUMENTED && areTogether(gaps, facts, first, gap));
    if (group === undefined) groups.push([gap]);
    else group.push(gap);
  }
  return groups;
}

type Gaps = AnalysisContext['gaps'];

function reported({ span, start, end, critical, isReported }: Gaps, isTold: (gap: number) => boolean): number[] {
  const found: number[] = [];
  for (let gap = 0; gap < span.length; gap++) if (isReported[gap] === 1 && isTold(gap)) found.push(gap);
  found.sort((a, b) => critical[b] - critical[a] || end[b] - start[b] - (end[a] - start[a]) || a - b);
  return found.slice(0, MOST_LOOKED_AT);
}

function areTogether({ span, start, end, kind }: Gaps, facts: SpanFacts, a: number, b: number): boolean {
  return (
    kind[a] === kind[b] &&
    span[a] !== span[b] &&
    Math.abs(start[a] - start[b]) <= TOGETHER &&
    Math.abs(end[a] - end[b]) <= TOGETHER &&
    facts.processNumber(span[a]) === facts.processNumber(span[b])
  );
}

import type { Gaps, TraceAnalysis } from '../../../analysis/trace-analysis.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import type { Nanoseconds, SpanIndex } from '../../../trace/units.ts';
import { type Bracket, bracketsOf } from './brackets.ts';
import { numberedSpans } from './numbered-spans.ts';
import { firstEndingAt } from './wide-stretches.ts';

/** What layers look up by row, made once an analysis. */
export interface InsightIndex {
  /** Gaps of row i are entries `gapFrom[i]` to before `gapFrom[i + 1]`. */
  readonly gapFrom: Uint32Array;
  /** How many of the gaps before are long enough to be told; one entry more than there are gaps. */
  readonly reportedBefore: Uint32Array;
  /** The finding that is about a gap, by the gap's place. */
  readonly findingOfGap: ReadonlyMap<number, number>;
  /** Nanoseconds of the critical path in the rows before; one entry more than there are rows. */
  readonly criticalBefore: Float64Array;
  readonly origins: SpanSet;
  /** `try 1 of 2`, by span. */
  readonly tries: ReadonlyMap<SpanIndex, string>;
  /** Findings whose number stands on the span's bar, ascending. */
  readonly numbers: ReadonlyMap<SpanIndex, readonly number[]>;
  readonly brackets: readonly Bracket[];
}

const MADE = new WeakMap<TraceAnalysis, InsightIndex>();

/** Returns the index of an analysis, the same each time. O(n) when it is asked for first. */
export function insightIndexOf(analysis: TraceAnalysis): InsightIndex {
  const known = MADE.get(analysis);
  if (known !== undefined) return known;
  const size = analysis.selfTime.length;
  const brackets = bracketsOf(analysis);
  const gapFrom = firstGaps(analysis.gaps, size);
  const made = {
    gapFrom,
    reportedBefore: reportedBefore(analysis.gaps),
    findingOfGap: findingsOfGaps(analysis, gapFrom),
    criticalBefore: sumsBefore(analysis.criticalTime),
    origins: SpanSet.of(size, analysis.errors.origins),
    tries: triesOf(analysis),
    numbers: numberedSpans(analysis.findings, brackets),
    brackets,
  };
  MADE.set(analysis, made);
  return made;
}

/** Returns how much of the critical path lies in the rows [from, to). */
export function criticalTimeOf({ criticalBefore }: InsightIndex, from: SpanIndex, to: SpanIndex): Nanoseconds {
  return criticalBefore[to] - criticalBefore[from];
}

function firstGaps({ span }: Gaps, size: number): Uint32Array {
  const first = new Uint32Array(size + 1);
  for (const row of span) first[row + 1]++;
  for (let row = 0; row < size; row++) first[row + 1] += first[row];
  return first;
}

function reportedBefore({ isReported }: Gaps): Uint32Array {
  const before = new Uint32Array(isReported.length + 1);
  for (let gap = 0; gap < isReported.length; gap++) before[gap + 1] = before[gap] + isReported[gap];
  return before;
}

/** A finding is about a gap if it is about exactly that time of that span. */
function findingsOfGaps({ findings, gaps }: TraceAnalysis, gapFrom: Uint32Array): Map<number, number> {
  const found = new Map<number, number>();
  findings.forEach(({ stretches }, finding) => {
    for (const { span, start, end } of stretches) {
      const gap = firstEndingAt(gaps.end, end, gapFrom[span], gapFrom[span + 1]);
      const isIt = gap < gapFrom[span + 1] && gaps.end[gap] === end && gaps.start[gap] === start;
      if (isIt && !found.has(gap)) found.set(gap, finding);
    }
  });
  return found;
}

function sumsBefore(times: Float64Array): Float64Array {
  const sums = new Float64Array(times.length + 1);
  for (let row = 0; row < times.length; row++) sums[row + 1] = sums[row] + times[row];
  return sums;
}

function triesOf({ retries }: TraceAnalysis): Map<SpanIndex, string> {
  const tries = new Map<SpanIndex, string>();
  for (const { members } of retries) {
    members.forEach((span, i) => {
      tries.set(span, `try ${i + 1} of ${members.length}`);
    });
  }
  return tries;
}

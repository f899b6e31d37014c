import type { Gaps, TraceAnalysis } from '../../../analysis/trace-analysis.ts';
import { rememberFor } from '../../../lib/remember-for.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import type { Nanoseconds, SpanIndex } from '../../../trace/units.ts';
import { type Bracket, bracketsOf } from './brackets.ts';
import { numberedSpans } from './numbered-spans.ts';
import { type EntryRange, firstEndingAt } from './wide-stretches.ts';

/** What layers look up by row, made once an analysis. */
export interface InsightIndex {
  /** How many of the gaps before are long enough to be told; one entry more than there are gaps. */
  readonly reportedBefore: Uint32Array;
  /** The finding that is about a gap, by the gap's place. */
  readonly findingOfGap: ReadonlyMap<number, number>;
  /** Where failures began, but for what was cancelled. */
  readonly origins: SpanSet;
  /** Failed spans that look cancelled, and are no part of the failure that the verdict tells. */
  readonly cancelled: SpanSet;
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
  const cancelled = SpanSet.of(size, analysis.errors.cancelled);
  const made = {
    reportedBefore: reportedBefore(analysis.gaps),
    findingOfGap: findingsOfGaps(analysis),
    origins: SpanSet.of(
      size,
      analysis.errors.origins.filter((span) => !cancelled.has(span)),
    ),
    cancelled,
    tries: triesOf(analysis),
    numbers: numberedSpans(analysis.findings, brackets),
    brackets,
  };
  MADE.set(analysis, made);
  return made;
}

/** Returns how much of the critical path lies in the rows [from, to). O(n) when it is asked of more than one first. */
export function criticalTimeOf(
  { criticalTime }: Pick<TraceAnalysis, 'criticalTime'>,
  from: SpanIndex,
  to: SpanIndex,
): Nanoseconds {
  if (to === from + 1) return criticalTime[from];
  const before = sumsBefore(criticalTime);
  return before[to] - before[from];
}

/** Returns which of the gaps are those of a row. O(log gaps). */
export function gapsOfRow({ span }: Gaps, row: SpanIndex): EntryRange {
  return [firstGapFrom(span, row), firstGapFrom(span, row + 1)];
}

/** Gaps stand in the order of their rows. */
function firstGapFrom(rows: Uint32Array, row: SpanIndex): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle] < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function reportedBefore({ isReported }: Gaps): Uint32Array {
  const before = new Uint32Array(isReported.length + 1);
  for (let gap = 0; gap < isReported.length; gap++) before[gap + 1] = before[gap] + isReported[gap];
  return before;
}

/** A finding is about a gap if it is about exactly that time of that span. */
function findingsOfGaps({ findings, gaps }: TraceAnalysis): Map<number, number> {
  const found = new Map<number, number>();
  findings.forEach(({ stretches }, finding) => {
    for (const { span, start, end } of stretches) {
      const [from, to] = gapsOfRow(gaps, span);
      const gap = firstEndingAt(gaps.end, end, from, to);
      const isIt = gap < to && gaps.end[gap] === end && gaps.start[gap] === start;
      if (isIt && !found.has(gap)) found.set(gap, finding);
    }
  });
  return found;
}

/** Nanoseconds in the rows before; one entry more than there are rows. */
const sumsBefore = rememberFor((times: Float64Array): Float64Array => {
  const sums = new Float64Array(times.length + 1);
  for (let row = 0; row < times.length; row++) sums[row + 1] = sums[row] + times[row];
  return sums;
});

function triesOf({ toldRetries }: TraceAnalysis): Map<SpanIndex, string> {
  const tries = new Map<SpanIndex, string>();
  for (const { members } of toldRetries) {
    members.forEach((span, i) => {
      tries.set(span, `try ${i + 1} of ${members.length}`);
    });
  }
  return tries;
}

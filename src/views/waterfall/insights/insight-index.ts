import type { Gaps, TraceAnalysis } from '../../../analysis/trace-analysis.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import type { Nanoseconds, SpanIndex } from '../../../trace/units.ts';
import { type Bracket, bracketsOf } from './brackets.ts';
import { numberedSpans } from './numbered-spans.ts';

/** What layers look up by row, made once an analysis. */
export interface InsightIndex {
  /** Gaps of row i are entries `gapFrom[i]` to before `gapFrom[i + 1]`. */
  readonly gapFrom: Uint32Array;
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
  const made = {
    gapFrom: firstGaps(analysis.gaps, size),
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

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../testing/facts-from-spans.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { randomSpans } from '../testing/random-trace.ts';
import { type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { analyseTrace } from './analyse-trace.ts';
import type { Finding } from './finding.ts';
import type { TraceAnalysis } from './trace-analysis.ts';

/** Whole analyses take longer than their parts. */
const runs = { numRuns: Math.ceil(PROPERTY_RUNS / 4) };

function analysed(spans: readonly TestSpan[]): TraceAnalysis {
  const trace = traceFromSpans(spans);
  return analyseTrace(trace, factsOf(trace, spans));
}

/** Says what of a finding cannot be; empty if nothing. */
function impossible({ insight, spans, stretches, effect, sentence, reason }: Finding, length: number): string[] {
  const isRow = (span: number) => Number.isInteger(span) && span >= 0 && span < length;
  const isWhen = (time: number) => Number.isFinite(time) && time >= 0;
  return [
    ...(spans.every(isRow) ? [] : ['a span that is not there']),
    ...(stretches.every(({ span, start, end }) => isRow(span) && isWhen(start) && end >= start) ? [] : ['a stretch']),
    ...(Number.isFinite(effect) && effect >= 0 ? [] : ['its effect']),
    ...(/\b(?:NaN|undefined|null|Infinity|-\d)\b/.test(`${sentence} ${reason}`) ? [sentence] : []),
    ...(sentence.endsWith('.') ? [] : ['no full stop']),
  ].map((what) => `${insight}: ${what}`);
}

describe('whatever was recorded', () => {
  test('is analysed without a failure, and findings name what is there', () => {
    fc.assert(
      fc.property(randomSpans, (spans) => {
        const { findings, failures, selfTime } = analysed(spans);
        expect(failures).toEqual([]);
        expect(findings.flatMap((finding) => impossible(finding, selfTime.length))).toEqual([]);
      }),
      runs,
    );
  });

  test('is analysed without a failure if one of its spans is missing, or names another parent', () => {
    fc.assert(
      fc.property(randomSpans, fc.nat(), fc.nat(), (spans, pick, other) => {
        const at = pick % spans.length;
        const without = spans.toSpliced(at, 1);
        const parent = spans[other % spans.length].id;
        const moved = spans.with(at, { ...spans[at], parent });
        if (without.length > 0) expect(analysed(without).failures).toEqual([]);
        expect(analysed(moved).failures).toEqual([]);
      }),
      runs,
    );
  });
});

import { describe, expect, test } from 'vitest';
import { factsOf } from '../testing/facts-from-spans.ts';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { spansFromText } from '../testing/trace-from-text.ts';
import { analyseTrace } from './analyse-trace.ts';
import { isLane, isOfThreads } from './lanes.ts';
import type { TraceAnalysis } from './trace-analysis.ts';
import { verdictText } from './verdict/verdict.ts';

/** Two threads, of which each works for a moment at its beginning and its end. */
const RECORDING = `
Browser   main     |--------------------|  kind=internal
  Browser parse    |-|
  Browser paint                      |--|
Browser   network  |--------------------|  kind=internal
  Browser read     |-|
  Browser close                      |--|
`;

function traceOf(lanes: readonly string[]) {
  const spans = spansFromText(RECORDING).map((span) => ({
    ...span,
    facts: lanes.includes(span.name) ? { lane: ['true'] } : {},
  }));
  const trace = traceFromSpans(spans);
  return { trace, facts: factsOf(trace, spans) };
}

function analysed(lanes: readonly string[]): TraceAnalysis {
  const { trace, facts } = traceOf(lanes);
  return analyseTrace(trace, facts);
}

const insightsOf = ({ findings }: TraceAnalysis) => findings.map(({ insight }) => insight);

test('a lane is what says so, and a trace with one at its top is a recording of threads', () => {
  const { trace, facts } = traceOf(['network']);
  expect([0, 1, 2, 3, 4, 5].map((row) => isLane(facts, row))).toEqual([false, false, false, true, false, false]);
  expect(isOfThreads(trace, facts)).toBe(true);
  const plain = traceOf([]);
  expect(isOfThreads(plain.trace, plain.facts)).toBe(false);
});

describe('of a recording of threads', () => {
  test('time in which a thread has nothing to do is no finding', () => {
    expect(insightsOf(analysed([]))).toContain('gap');
    expect(insightsOf(analysed(['main', 'network']))).not.toContain('gap');
  });

  test('other threads are no other requests', () => {
    const { verdict, findings } = analysed(['main', 'network']);
    expect(verdictText(verdict)).toContain('one other thread stands beside it');
    expect(findings.map(({ next }) => next).join()).not.toContain('trace context');
  });

  test('the thread itself is never what stands out', () => {
    const { verdict } = analysed(['main', 'network']);
    expect(verdictText(verdict)).not.toMatch(/own time is .*main/);
  });
});

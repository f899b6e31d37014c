import { describe, expect, test } from 'vitest';
import { noFactsOf } from '../testing/facts-from-spans.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { contextOf } from './analyse-trace.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { Finding } from './finding.ts';
import { findingForTests } from './finding-for-tests.ts';
import { rankFindings } from './rank-findings.ts';

const MS = 1e6;

/** A request of 100 ms with calls of 8 ms each. */
const TRACE = traceFromText(`
web  GET /page  |--------------------------------------------------------------------------------------------------|
  web  a        |------|
  web  b                 |------|
  web  c                          |------|
  web  d                                   |------|
`);

const CONTEXT: AnalysisContext = {
  ...contextOf(TRACE, noFactsOf(TRACE)),
  criticalTime: new Float64Array(TRACE.length),
};

function finding(insight: string, parts: Partial<Finding>): Finding {
  return findingForTests({ insight, title: insight, ...parts });
}

function ranked(...found: Finding[]): string[] {
  return rankFindings(CONTEXT, found).map(({ insight }) => insight);
}

function sequence(...spans: number[]): Finding {
  return finding('sequential', { effect: 20 * MS, spans: [0, ...spans], whatIf: [{ op: 'parallel', spans }] });
}

describe('findings are told', () => {
  test('by rank first', () => {
    expect(
      ranked(
        finding('note', { rank: 'information' }),
        finding('handled', { rank: 'contained-error' }),
        finding('slow', { effect: 50 * MS }),
        finding('clock', { rank: 'doubt' }),
        finding('failed', { rank: 'fatal-error' }),
      ),
    ).toEqual(['failed', 'clock', 'slow', 'handled', 'note']);
  });

  test('the one that shortens the request most before others', () => {
    expect(ranked(finding('small', { effect: 10 * MS }), finding('large', { effect: 60 * MS }))).toEqual([
      'large',
      'small',
    ]);
  });

  test('with the same effect in the order of the insights', () => {
    expect(ranked(finding('first', { effect: 9 * MS }), finding('second', { effect: 9 * MS }))).toEqual([
      'first',
      'second',
    ]);
  });

  test('of one insight the earlier one first', () => {
    const late = finding('same', { effect: 9 * MS, spans: [2] });
    const early = finding('same', { effect: 9 * MS, spans: [1] });
    expect(rankFindings(CONTEXT, [late, early])).toEqual([early, late]);
  });

  test('last if nothing worth telling would be gained', () => {
    expect(ranked(finding('beside', { spans: [1] }), finding('note', { rank: 'information' }))).toEqual([
      'note',
      'beside',
    ]);
  });

  test('last if a gap matters to nobody, however long its span was waited for', () => {
    const context = { ...CONTEXT, criticalTime: Float64Array.of(0, 90 * MS, 0, 0, 0) };
    const found = [finding('gap', { spans: [1] }), finding('note', { rank: 'information' })];
    expect(rankFindings(context, found).map(({ insight }) => insight)).toEqual(['note', 'gap']);
  });

  test('by rank where little would be gained of time that the request waited for', () => {
    const context = { ...CONTEXT, criticalTime: Float64Array.of(0, 90 * MS, 0, 0, 0) };
    const found = [finding('note', { rank: 'information' }), finding('twin', { effect: MS, spans: [1] })];
    expect(rankFindings(context, found).map(({ insight }) => insight)).toEqual(['twin', 'note']);
  });
});

describe('a sequence is left out', () => {
  test('where its calls are the repeated ones', () => {
    expect(ranked(sequence(1, 2, 3), finding('n-plus-one', { effect: MS, spans: [1, 2, 3] }))).toEqual(['n-plus-one']);
  });

  test('where but one of its calls is not among the repeated ones', () => {
    expect(ranked(sequence(1, 2, 3), finding('n-plus-one', { effect: 9 * MS, spans: [2, 3] }))).toEqual(['n-plus-one']);
  });

  test('where its calls are tries, of one run or of several', () => {
    const retries = [finding('retry', { effect: 9 * MS, spans: [1, 2] }), finding('retry', { spans: [3] })];
    expect(ranked(sequence(1, 2, 3), ...retries)).not.toContain('sequential');
  });

  test('not where other calls of it are a sequence too', () => {
    expect(ranked(sequence(1, 2, 3, 4), finding('n-plus-one', { effect: 9 * MS, spans: [3, 4] }))).toContain(
      'sequential',
    );
  });

  test('not where it shares a single call', () => {
    expect(ranked(sequence(1, 2), finding('retry', { effect: 9 * MS, spans: [2, 3] }))).toContain('sequential');
  });

  test('not for what other findings say', () => {
    expect(ranked(sequence(1, 2, 3), finding('fat-leaf', { effect: 9 * MS, spans: [1, 2, 3] }))).toContain(
      'sequential',
    );
  });
});

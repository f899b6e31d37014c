import { describe, expect, test } from 'vitest';
import { type CaseChange, caseTrace, readAnalysisCases } from '../testing/analysis-cases.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import type { Change } from './change.ts';
import { relationsOf } from './relations.ts';
import { prepareReplay } from './replay.ts';

const cases = readAnalysisCases().filter((given) => given.expect.whatIf !== undefined);

function changeOf(change: CaseChange, rowOf: (name: string) => number): Change {
  switch (change.op) {
    case 'scale':
      return { op: 'scale', span: rowOf(change.span), factor: change.factor };
    case 'set':
      return { op: 'set', span: rowOf(change.span), duration: change.duration * 1000 };
    case 'scaleOperation':
      return change;
    case 'parallel':
      return { op: 'parallel', spans: change.spans.map(rowOf) };
  }
}

describe.skipIf(cases.length === 0)('what if, in the published cases', () => {
  test.for(cases)('$id: $title', (given) => {
    const { trace, rowOf } = caseTrace(given);
    const replay = prepareReplay(trace, relationsOf(trace));
    const expected = given.expect.whatIf ?? [];
    const changes = expected.map(({ change }) => change.map((each) => changeOf(each, rowOf)));
    expect(changes.map((each) => replay.durationAfter(each) / 1000)).toEqual(expected.map(({ total }) => total));
    expect(changes.map((each) => replay.after(each).rootDuration / 1000)).toEqual(expected.map(({ total }) => total));
  });
});

describe('changes that make no sense are refused', () => {
  const trace = traceFromText('a root |----|\n  a one |-|\n    a two !');
  const { after } = prepareReplay(trace, relationsOf(trace));

  test.each<[string, Change]>([
    ['a row that is not there', { op: 'scale', span: 3, factor: 1 }],
    ['a factor below nothing', { op: 'scale', span: 1, factor: -1 }],
    ['a factor without end', { op: 'scale', span: 1, factor: Number.POSITIVE_INFINITY }],
    ['a duration that is none', { op: 'set', span: 1, duration: Number.NaN }],
    ['calls of several parents at once', { op: 'parallel', spans: [1, 2] }],
    ['roots at once', { op: 'parallel', spans: [0, 0] }],
  ])('%s', (_, change) => {
    expect(() => after([change])).toThrow(RangeError);
  });
});

describe('changes of the same span', () => {
  const trace = traceFromText('a root |--------|\n  a one |----|');
  const replay = prepareReplay(trace, relationsOf(trace));
  const durationWith = (...factors: number[]) =>
    replay.durationAfter(factors.map((factor) => ({ op: 'scale', span: 1, factor }))) / 1e6;

  test('do not add up: the shortest counts, unless the last one makes it longer', () => {
    expect([durationWith(0.5), durationWith(0.5, 0.5), durationWith(0.5, 0.9), durationWith(0.5, 2)]).toEqual([
      7, 7, 7, 16,
    ]);
  });

  test('within what is to take longer take nothing from it', () => {
    const outer = traceFromText('a root |--------|\n  a work  |----|\n    a step |--|');
    const duration = prepareReplay(outer, relationsOf(outer)).durationAfter([
      { op: 'set', span: 1, duration: 60e6 },
      { op: 'scale', span: 2, factor: 0.5 },
    ]);
    expect(duration / 1e6).toBe(64);
  });

  test('of every span of an operation make each so long, also those within each other', () => {
    const nested = traceFromText('a root |--------|\n  a work |----|\n    a work |--|');
    const { end, start } = prepareReplay(nested, relationsOf(nested)).after([
      { op: 'scaleOperation', service: 'a', name: 'work', factor: 0.5 },
    ]);
    expect([1, 2].map((row) => (end[row] - start[row]) / 1e6)).toEqual([3, 2]);
  });
});

import { describe, expect, test } from 'vitest';
import { type CaseChange, caseTrace, readAnalysisCases } from '../testing/analysis-cases.ts';
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

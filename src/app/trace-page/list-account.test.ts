import { describe, expect, test } from 'vitest';
import type { AskedBackend } from '../../load/asked-backend.ts';
import { LoadError, type LoadProblem } from '../../load/load-problem.ts';
import { accountOfList } from './list-account.ts';

const [A, B, C, D] = ['a1', 'b2', 'c3', 'd4'].map((pair) => pair.repeat(16));

function lost(sentence: string): LoadProblem {
  return new LoadError({ kind: 'not_found', sentence }).problem;
}

function had(name: string): AskedBackend[] {
  return ['jaeger', 'zipkin'].map((each) => ({ name: each, came: each === name ? 'shown' : 'left' }));
}

function summaries(...traceIds: readonly string[]) {
  return traceIds.map((traceId) => ({ traceId }));
}

describe('a list of ids that several backends were asked for', () => {
  const account = accountOfList([A, B, C, D], {
    summaries: summaries(A, C),
    asked: [...had('zipkin'), ...had('jaeger')],
    missing: [lost('Neither has this trace.'), lost('Neither has this trace.')],
  });

  test('tells who was asked', () => expect(account.asked).toEqual(['jaeger', 'zipkin']));

  test('tells who had each', () =>
    expect([...account.backends]).toEqual([
      [A, 'zipkin'],
      [C, 'jaeger'],
    ]));

  test('tells which were not found', () => expect(account.missing.map(({ traceId }) => traceId)).toEqual([B, D]));
});

describe('a list of ids that one backend was asked for', () => {
  test('does not repeat an id that is told', () => {
    const missing = [lost(`Jaeger has no trace ${B}.`)];
    expect(accountOfList([A, B], { summaries: summaries(A), asked: [], missing })).toEqual({
      asked: [],
      backends: new Map(),
      missing: [{ traceId: '', problem: missing[0] }],
    });
  });
});

test('where an id came under another name nothing is guessed', () => {
  const missing = [lost('Neither has this trace.')];
  const account = accountOfList([A, B], { summaries: summaries(C), asked: had('jaeger'), missing });
  expect([account.backends.size, account.missing[0].traceId]).toEqual([0, '']);
});

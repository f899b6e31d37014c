import { describe, expect, test } from 'vitest';
import { readTraceState } from './trace-state.ts';

describe('a trace state', () => {
  test('is its members in order, blanks aside', () => {
    expect(readTraceState('congo=t61 , rojo=00f067,,').map(({ key, value }) => `${key}|${value}`)).toEqual([
      'congo|t61',
      'rojo|00f067',
    ]);
  });

  test.each([
    ['ot=th:0', ['Sampling: all are kept']],
    ['ot=th:8', ['Sampling: 50 % are kept: each stands for about 2']],
    ['ot=th:fd70a4', ['Sampling: 1 % are kept: each stands for about 100']],
    [
      'ot=th:c;rv:80000000000000',
      ['Sampling: 25 % are kept: each stands for about 4', 'Random value: 50 % of its range'],
    ],
    ['ot=r:3;p:2', ['Sampling: 25 % are kept: each stands for about 4']],
    ['ot=p:63', ['Sampling: none are kept']],
    ['dd=s:1;o:rum', ['Priority: kept by the sampler']],
    ['es=s:0.5', ['Sampling: 50 % are kept: each stands for about 2']],
  ])('%s: %j', (text, meanings) => {
    expect(readTraceState(text)[0]?.meanings).toEqual(meanings);
  });

  test('tells the least threshold apart from nothing', () => {
    expect(readTraceState('ot=th:ffffffffffffff')[0]?.meanings[0]).toMatch(/each stands for about 7/);
  });

  test.each(['ot=th:', 'ot=th:xyz', 'ot=th:123456789012345', 'ot', 'ot=p:64', 'es=s:2', 'dd=s:9', 'vendor=th:8'])(
    '%s is shown and not explained',
    (text) => {
      expect(readTraceState(text).map(({ meanings }) => meanings)).toEqual([[]]);
    },
  );

  test('of hostile length is cut', () => {
    expect(readTraceState('a=b,'.repeat(100_000)).length).toBeLessThanOrEqual(64);
  });
});

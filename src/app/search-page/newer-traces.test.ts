import { describe, expect, test } from 'vitest';
import { foundTrace } from '../../views/search-results/found-for-tests.ts';
import { newerCount } from './newer-traces.ts';

const early = foundTrace({ traceId: 'a', startsAfter: 1e9 });
const late = foundTrace({ traceId: 'b', startsAfter: 2e9 });

describe('newer traces', () => {
  test('are those that began after all found before', () => {
    const news = ['c', 'd'].map((traceId) => foundTrace({ traceId, startsAfter: 3e9 }));
    expect(newerCount([early, late], [...news, late, early])).toBe(2);
  });

  test('are not those that the limit had cut off', () => {
    expect(newerCount([late], [late, early])).toBe(0);
  });

  test('a trace found before is none, though more of it has come and it begins later', () => {
    expect(newerCount([early], [{ ...early, startTimeUnixNano: late.startTimeUnixNano }])).toBe(0);
  });

  test('all are where none was found before', () => {
    expect(newerCount([], [early, late])).toBe(2);
  });
});

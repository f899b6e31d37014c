import { describe, expect, test } from 'vitest';
import { traceFromText } from '../testing/trace-from-text.ts';
import { retryTimes } from './retry-times.ts';
import type { RetryRun } from './trace-analysis.ts';

const MS = 1e6;
/** Two operations tried again within each other’s time, and a look-up below a try. */
const TRACE = traceFromText(`
  shop  GET /page         |----------------------------|
    shop  GET a           |----|                          status=error
      shop  dns.lookup     |--|                           status=error
    shop  GET b             |------|                      status=error
    shop  GET a                     |--|
    shop  GET b                         |--|
    shop  GET c                               |--|        status=error
    shop  GET c                                   |--|
`);
const run = (...members: number[]): RetryRun => ({ parent: 0, members, wasted: 0, outcome: 'recovered' });
const RUNS = [run(1, 4), run(3, 5), run(6, 7)];

describe('time in a retry loop', () => {
  const times = retryTimes(TRACE, RUNS);
  const isWithin = (row: number, milliseconds: number) => times.isWithin(row, milliseconds * MS);

  test('is that of tries before the last, and of what is below them', () => {
    expect([isWithin(1, 0), isWithin(2, 2), isWithin(3, 5)]).toEqual([true, true, true]);
  });

  test('is not that of the last try', () => {
    expect([isWithin(4, 10), isWithin(5, 14)]).toEqual([false, false]);
  });

  test('is their parent’s between them, loops that meet being one', () => {
    expect([0, 13, 14, 19, 20, 23, 24].map((moment) => isWithin(0, moment))).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  test('holds until the loop’s end', () => {
    expect([0, 20].map((moment) => times.endOfLoop(0, moment * MS))).toEqual([14 * MS, 24 * MS]);
  });

  test('begins again with the next loop', () => {
    expect([14, 24].map((moment) => times.nextLoop(0, moment * MS))).toEqual([20 * MS, Number.POSITIVE_INFINITY]);
  });

  test('is none where nothing was tried again', () => {
    expect(retryTimes(TRACE, []).isWithin(0, 0)).toBe(false);
  });
});

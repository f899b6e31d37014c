import { expect, test } from 'vitest';
import { newestHalfMinuteNote, windowsOf } from './tempo-range.ts';

const WEEK = 168 * 3600;

test('seconds hold all of the range', () => {
  expect(windowsOf([1500, 2500]).windows).toEqual([{ start: 1, end: 3 }]);
});

test('an instant is a second long, since start has to be before end', () => {
  expect(windowsOf([5000, 5000]).windows).toEqual([{ start: 5, end: 6 }]);
});

test('a week with broken seconds is no longer than a week', () => {
  const to = 2_000_000_500;
  const { windows } = windowsOf([to - WEEK * 1000, to]);
  expect(windows.map(({ start, end }) => end - start)).toEqual([WEEK]);
});

test('longer is asked week by week, newest first, without a gap', () => {
  const { windows, isAll } = windowsOf([0, 2.5 * WEEK * 1000]);
  expect(windows).toEqual([
    { start: 1.5 * WEEK, end: 2.5 * WEEK },
    { start: 0.5 * WEEK, end: 1.5 * WEEK },
    { start: 0, end: 0.5 * WEEK },
  ]);
  expect(isAll).toBe(true);
});

test('years are not asked for whole', () => {
  const { windows, isAll } = windowsOf([0, 100 * WEEK * 1000]);
  expect(windows.length).toBeLessThan(20);
  expect(windows[0].end).toBe(100 * WEEK);
  expect(isAll).toBe(false);
});

test('the newest half minute is told of where it is asked for', () => {
  expect(newestHalfMinuteNote([0, 100_000], 100_000).length).toBe(1);
  expect(newestHalfMinuteNote([0, 60_000], 100_000)).toEqual([]);
});

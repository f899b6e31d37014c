import { describe, expect, test } from 'vitest';
import { LoadError } from '../load-problem.ts';
import { type Narrowing, narrowToNewest } from './narrow-to-newest.ts';

const HOUR = 3_600_000;
const WANTED = 20;
const LIMIT = 40;

/** A server that holds traces of one moment each, and gives the oldest of those that are asked for. */
function serverOf(starts: readonly number[]) {
  const known = new Set(starts.slice(0, WANTED));
  const parts: (readonly [number, number])[] = [];
  const newest = () => [...known].sort((a, b) => b - a).slice(0, WANTED);
  const narrowing: Narrowing = {
    range: [0, HOUR],
    limit: LIMIT,
    ask: async (part) => {
      parts.push(part);
      const given = starts.filter((start) => start >= part[0] && start <= part[1]).slice(0, LIMIT);
      for (const start of given) known.add(start);
      return given.length;
    },
    oldestWanted: () => newest()[WANTED - 1] ?? null,
  };
  return { narrowing, parts, newest };
}

const evenly = (count: number, from = 0, to = HOUR) =>
  Array.from({ length: count }, (_, i) => Math.floor(from + ((to - from) * i) / count));
const newestOf = (starts: readonly number[]) => starts.slice(-WANTED).reverse();

describe('the newest are found by parts of the time', () => {
  test.each([
    ['just as many as are wanted', evenly(20)],
    ['one more', evenly(21)],
    ['a few more', evenly(160)],
    ['many', evenly(28_800)],
    ['none in the last minute', evenly(500, 0, HOUR - 60_000)],
    ['half of them within a second', [...evenly(300), ...evenly(300, HOUR - 2000, HOUR - 1000)].sort((a, b) => a - b)],
  ])('where there are %s', async (_name, starts) => {
    const { narrowing, newest } = serverOf(starts);
    expect((await narrowToNewest(narrowing)).isNewest).toBe(true);
    expect(newest()).toEqual(newestOf(starts));
  });

  test('a server that gives the newest is asked once more', async () => {
    const starts = evenly(100_000);
    const { narrowing, parts } = serverOf(starts.toReversed());
    expect(await narrowToNewest(narrowing)).toEqual({ isAll: false, isNewest: true });
    expect(parts.length).toBe(1);
  });

  test('where fewer meet the search than are wanted, all of the time is asked for', async () => {
    const { narrowing } = serverOf(evenly(60));
    const narrowed = await narrowToNewest({ ...narrowing, oldestWanted: () => null });
    expect(narrowed).toEqual({ isAll: true, isNewest: true });
  });

  test.each([
    ['at the end', 23.9 * HOUR],
    ['in between', 13 * HOUR],
    ['at the beginning', 1000],
  ])('also where all there is came within a minute of a day, %s', async (_name, from) => {
    const { narrowing, parts } = serverOf(evenly(142, from, from + 60_000));
    const narrowed = await narrowToNewest({ ...narrowing, range: [0, 24 * HOUR], oldestWanted: () => null });
    expect(narrowed).toEqual({ isAll: true, isNewest: true });
    expect(parts.length).toBeLessThanOrEqual(30);
  });
});

test('of too many at one moment it gives up, and does not say that it knows', async () => {
  const { narrowing, parts } = serverOf([...evenly(20), ...Array.from({ length: 100 }, () => HOUR - 1)]);
  // Those that are known have one start in common, so what is wanted is told apart by name.
  const narrowed = await narrowToNewest({ ...narrowing, oldestWanted: () => 0 });
  expect(narrowed).toEqual({ isAll: false, isNewest: false });
  expect(parts.length).toBeLessThanOrEqual(6);
});

test('a part reaches over the one that is complete, for servers that leave the ends out', async () => {
  const { narrowing, parts } = serverOf(evenly(100));
  await narrowToNewest(narrowing);
  const [first, second] = parts;
  expect(second[1]).toBe(first[0] + 1);
});

test('a refusal ends it, a cancellation is passed on', async () => {
  const { narrowing } = serverOf(evenly(500));
  const failing = (kind: 'server_error' | 'cancelled') => ({
    ...narrowing,
    ask: () => Promise.reject(new LoadError({ kind, sentence: 'no' })),
  });
  expect(await narrowToNewest(failing('server_error'))).toEqual({ isAll: false, isNewest: false });
  await expect(narrowToNewest(failing('cancelled'))).rejects.toThrow(LoadError);
});

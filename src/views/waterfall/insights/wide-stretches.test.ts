import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../../testing/property-runs.ts';
import { firstEndingAt, forWideStretches } from './wide-stretches.ts';

/** Lengths of stretches and of the holes before them, by turns. */
const lengths = fc.array(fc.tuple(fc.nat(5), fc.nat(12)), { maxLength: 60 });

function columns(pairs: readonly (readonly [hole: number, length: number])[]) {
  const start: number[] = [];
  const end: number[] = [];
  let at = 0;
  for (const [hole, length] of pairs) {
    start.push(at + hole);
    at += hole + length;
    end.push(at);
  }
  return { start: Float64Array.from(start), end: Float64Array.from(end) };
}

describe('wide stretches', () => {
  test('are all those in sight that last long enough, whatever lies between', () => {
    fc.assert(
      fc.property(lengths, fc.nat(300), fc.nat(300), fc.integer({ min: 1, max: 10 }), (pairs, from, length, least) => {
        const times = columns(pairs);
        const [timeStart, timeEnd] = [from, from + length];
        const found: number[] = [];
        forWideStretches(times, [0, pairs.length], { timeStart, timeEnd }, least, (entry) => found.push(entry));
        const isMeant = (i: number) =>
          times.end[i] >= timeStart && times.start[i] < timeEnd && times.end[i] - times.start[i] >= least;
        expect(found).toEqual([...pairs.keys()].filter(isMeant));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('are found without looking at each of the short ones between', () => {
    const pairs = Array.from({ length: 10_000 }, () => [0, 1] as const);
    const { start, end } = columns(pairs);
    let looks = 0;
    const counting = new Proxy(start, {
      get(target, name) {
        looks++;
        return Reflect.get(target, name);
      },
    });
    forWideStretches({ start: counting, end }, [0, pairs.length], { timeStart: 0, timeEnd: 10_000 }, 1000, () => {});
    expect(looks).toBeLessThan(100);
  });
});

describe('the first that ends at a time', () => {
  test('is the one that ends there or later', () => {
    const end = Float64Array.of(10, 20, 20, 30);
    expect([0, 10, 11, 20, 31].map((time) => firstEndingAt(end, time, 0, 4))).toEqual([0, 0, 1, 1, 4]);
  });
});

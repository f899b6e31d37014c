import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentilesOf, SHARES } from './percentiles.ts';

describe('percentiles', () => {
  test('of nothing there are none', () => {
    expect(percentilesOf([])).toEqual([]);
  });

  test('of a hundred they are the ranks', () => {
    const durations = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentilesOf(durations).map(({ duration }) => duration)).toEqual([...SHARES]);
  });

  test('half of four is the second', () => {
    expect(percentilesOf([400, 100, 300, 200])[0]).toEqual({ share: 50, duration: 200 });
  });

  test('each is the smallest that so many do not exceed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (durations) => {
        for (const { share, duration } of percentilesOf(durations)) {
          const within = (limit: number) => durations.filter((each) => each <= limit).length * 100;
          expect(within(duration)).toBeGreaterThanOrEqual(share * durations.length);
          expect(within(duration - 1)).toBeLessThan(share * durations.length);
        }
      }),
    );
  });
});

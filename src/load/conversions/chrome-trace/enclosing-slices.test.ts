import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../../testing/property-runs.ts';
import { EnclosingSlices } from './enclosing-slices.ts';

const STRETCH = fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 12 })).map(([start, length]) => ({ start, length }));

describe('the smallest enclosing slice', () => {
  test('is the one that looking at all of them finds', () => {
    fc.assert(
      fc.property(fc.array(STRETCH, { minLength: 1, maxLength: 30 }), (stretches) => {
        const slices = [...stretches].sort((a, b) => a.start - b.start || b.length - a.length);
        const enclosing = new EnclosingSlices(Float64Array.from(slices, ({ start, length }) => start + length));
        slices.forEach(({ start, length }, slice) => {
          expect(enclosing.find(start + length)).toBe(smallestOf(slices, slice));
          enclosing.add(slice, start, start + length);
        });
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('is found among 200,000 that overlap without nesting', () => {
    const starts = Float64Array.from({ length: 200_000 }, (_, index) => index);
    const enclosing = new EnclosingSlices(starts.map((start) => start + 100_000));
    starts.forEach((start, slice) => {
      enclosing.add(slice, start, start + 100_000);
    });
    expect(enclosing.find(250_000)).toBe(199_999);
  });
});

function smallestOf(slices: readonly { start: number; length: number }[], slice: number): number {
  const end = slices[slice].start + slices[slice].length;
  const around = slices
    .slice(0, slice)
    .map((each, index) => ({ ...each, index }))
    .filter(({ start, length }) => start + length >= end);
  return around.sort((a, b) => a.length - b.length || b.index - a.index)[0]?.index ?? -1;
}

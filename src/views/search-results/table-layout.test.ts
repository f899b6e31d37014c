import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TableLayout, tableLayout } from './table-layout.ts';

/** CSS pixels between two columns, and at both sides of a row together. */
const GAP = 12;
const SIDES = 32;

/** Returns how much room a row needs at least. */
function leastWidth({ columns }: TableLayout): number {
  const tracks = columns.map(({ track }) => Number(/\d+/.exec(track)?.[0]));
  return tracks.reduce((sum, track) => sum + track + GAP, SIDES - GAP);
}

test('no column lies beyond the edge', () => {
  fc.assert(
    fc.property(fc.integer({ min: 320, max: 4000 }), (width) => {
      expect(leastWidth(tableLayout(width))).toBeLessThanOrEqual(width);
    }),
  );
});

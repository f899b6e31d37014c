import { describe, expect, test } from 'vitest';
import { EMPTY_VIEWPORT, type Viewport } from '../viewport.ts';
import { withRowsInSight } from './rows-to-see.ts';

/** Ten and a half rows in sight of a hundred, of which two at the most are ancestors that stay. */
const viewport: Viewport = { ...EMPTY_VIEWPORT, rowCount: 100, rowHeight: 20, height: 210 };

function firstRowFor(rows: readonly number[], from = 0, stuckCount = 0): number {
  return withRowsInSight({ ...viewport, firstRow: from }, rows, stuckCount).firstRow;
}

describe('rows to be seen', () => {
  test('move nothing while all are in sight as a whole', () => {
    expect(firstRowFor([7, 3, 9])).toBe(0);
  });

  test('come up if one is cut at the lower edge', () => {
    expect(firstRowFor([10])).toBe(7);
  });

  test('come down if one is below an ancestor that stays', () => {
    expect(firstRowFor([21], 20, 2)).toBe(18);
  });

  test('come in sight together where they fit, with a row and the ancestors above', () => {
    expect(firstRowFor([30, 34, 36])).toBe(27);
  });

  test('have no other row above them where there is no room for it', () => {
    expect(firstRowFor([30, 35, 37])).toBe(28);
  });

  test('begin before the first one if more of them are seen so', () => {
    expect(firstRowFor([30, 24, 26, 90])).toBe(21);
  });

  test('have the first one in sight, though others stand closer together elsewhere', () => {
    expect(firstRowFor([30, 60, 61, 62])).toBe(27);
  });

  test('begin with the first one where as many are seen otherwise', () => {
    expect(firstRowFor([30, 25, 36])).toBe(27);
  });

  test('that are hidden are left out', () => {
    expect(firstRowFor([-1, 50])).toBe(47);
    expect(firstRowFor([-1], 5)).toBe(5);
  });
});

import { describe, expect, test } from 'vitest';
import { type Box, placeNear } from './place-near.ts';

const area: Box = { left: 0, top: 100, width: 1000, height: 600 };
const card = { width: 400, height: 300 };
const rowAt = (top: number, width = 300): Box => ({ left: 0, top, width, height: 24 });

describe('a card near a row', () => {
  test('stands below it and right of its name', () =>
    expect(placeNear(rowAt(200), card, area)).toEqual({ left: 318, top: 130, height: 300 }));

  test('stands above it where there is more room', () =>
    expect(placeNear(rowAt(600), card, area)).toEqual({ left: 318, top: 194, height: 300 }));

  test('is less high rather than cover the row', () =>
    expect(placeNear(rowAt(380), card, area)).toMatchObject({ top: 310, height: 282 }));

  test('stays within the area beside a wide column of names', () =>
    expect(placeNear(rowAt(200, 900), card, area)).toMatchObject({ left: 592 }));

  test('covers the row where there is room on neither side', () =>
    expect(placeNear(rowAt(200), card, { ...area, width: 300, height: 200 })).toEqual({
      left: 8,
      top: 8,
      height: 160,
    }));
});

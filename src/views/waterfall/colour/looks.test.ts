import { describe, expect, test } from 'vitest';
import { LOOK_COUNT, lookOf } from './looks.ts';

describe('looks of groups', () => {
  test('differ, each from each other', () => {
    const looks = Array.from({ length: LOOK_COUNT }, (_, i) => lookOf(i));
    expect(new Set(looks.map(({ colour, mark }) => `${colour} ${mark}`)).size).toBe(LOOK_COUNT);
  });

  test('have no leaning lines, which are those of gaps', () => {
    const swatches = Array.from({ length: LOOK_COUNT }, (_, i) => lookOf(i).swatch);
    expect(swatches.filter((swatch) => swatch?.includes('deg'))).toEqual([]);
  });
});

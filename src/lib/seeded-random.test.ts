import { describe, expect, test } from 'vitest';
import { seededRandom } from './seeded-random.ts';

const thousand = (draw: () => number) => Array.from({ length: 1000 }, draw);

describe('seededRandom', () => {
  test('gives the same sequence for the same seed', () => {
    expect(thousand(seededRandom(7).next)).toEqual(thousand(seededRandom(7).next));
  });

  test('gives another sequence for another seed', () => {
    expect(thousand(seededRandom(7).next)).not.toEqual(thousand(seededRandom(8).next));
  });

  test('stays within [0, 1) and fills it evenly', () => {
    const draws = thousand(seededRandom(1).next);
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true);
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
  });

  test('draws whole numbers with both ends included', () => {
    const random = seededRandom(3);
    expect(new Set(thousand(() => random.integer(2, 4)))).toEqual(new Set([2, 3, 4]));
  });

  test('writes hex of the length asked for', () => {
    const random = seededRandom(5);
    expect(random.hex(16)).toMatch(/^[0-9a-f]{16}$/);
    expect(random.hex(5)).toMatch(/^[0-9a-f]{5}$/);
  });
});

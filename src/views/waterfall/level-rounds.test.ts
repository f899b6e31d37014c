import { describe, expect, test } from 'vitest';
import { levelOf } from './depth-shift.ts';
import { linesOf, roundOf } from './level-rounds.ts';

/** Levels there is room for. */
const MOST = 8;

describe('rounds of levels', () => {
  test('have lines of the ancestors of the same round: each a level less', () => {
    for (let depth = 0; depth < 100; depth++)
      for (let up = 1; up <= linesOf(depth, MOST); up++)
        expect(levelOf(depth - up, MOST)).toBe(levelOf(depth, MOST) - up);
  });

  test('go up one after the other within a round', () => {
    expect([0, 8, 9, 12, 13, 16, 17].map((depth) => roundOf(depth, MOST))).toEqual([0, 0, 1, 1, 2, 2, 3]);
  });

  test('have no line where a round begins', () => {
    expect([8, 9, 10, 12, 13].map((depth) => linesOf(depth, MOST))).toEqual([8, 0, 1, 3, 0]);
  });
});

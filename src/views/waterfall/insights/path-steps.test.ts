import { describe, expect, test } from 'vitest';
import type { PathSegment } from './path-segments.ts';
import { pathSteps } from './path-steps.ts';

/** Parts one after the other, each a row and how wide. */
function segments(...parts: readonly (readonly [row: number, width: number])[]): PathSegment[] {
  let at = 0;
  return parts.map(([row, width]) => {
    at += width;
    return { row, from: at - width, to: at, isMany: false };
  });
}

function stepsOf(parts: readonly PathSegment[]): string[] {
  return pathSteps(parts).map(({ from, to }) => `${from.row} to ${to.row} at ${to.from}`);
}

describe('steps of the path', () => {
  test('lead from each part to the next', () => {
    expect(stepsOf(segments([0, 20], [3, 40], [0, 30]))).toEqual(['0 to 3 at 20', '3 to 0 at 60']);
  });

  test('go past short returns to a parent', () => {
    const comb = segments([0, 20], [1, 14], [0, 4], [2, 14], [0, 4], [3, 14], [0, 20]);
    expect(stepsOf(comb)).toEqual(['0 to 1 at 20', '1 to 2 at 38', '2 to 3 at 56', '3 to 0 at 70']);
  });

  test('go past short calls of one parent', () => {
    expect(stepsOf(segments([0, 20], [1, 4], [0, 20], [2, 4], [0, 20]))).toEqual([]);
  });

  test('go down stairs, however short', () => {
    expect(stepsOf(segments([0, 4], [1, 4], [2, 4]))).toEqual(['0 to 1 at 4', '1 to 2 at 8']);
  });

  test('that go up and down again are never nearer than ten pixels', () => {
    const parts = segments(...Array.from({ length: 200 }, (_, i) => [(i * 7) % 31, 2 + (i % 5)] as const));
    const places = pathSteps(parts);
    const turns = places.filter(({ from, to }, i) => i > 0 && to.row > from.row !== from.row > places[i - 1].from.row);
    const isNear = turns.filter(({ to, from }) => to.from - from.from < 10);
    expect(isNear).toEqual([]);
  });

  test('are none of no parts', () => {
    expect(pathSteps([])).toEqual([]);
  });
});

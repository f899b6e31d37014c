import { describe, expect, test } from 'vitest';
import { stripPieces } from './strip-pieces.ts';

function stretch(start: number, end: number) {
  return { span: 0, start, end };
}

describe('the pieces of a strip', () => {
  test('stand where the time is', () => {
    expect(stripPieces([stretch(150, 175)], 100, 200)).toEqual([{ left: 0.5, width: 0.25 }]);
  });

  test('that touch or overlap are one', () => {
    const stretches = [stretch(50, 75), stretch(0, 25), stretch(25, 40), stretch(60, 70)];
    expect(stripPieces(stretches, 0, 100)).toEqual([
      { left: 0, width: 0.4 },
      { left: 0.5, width: 0.25 },
    ]);
  });

  test('are cut off at its ends', () => {
    expect(stripPieces([stretch(-50, 50), stretch(75, 200), stretch(300, 400)], 0, 100)).toEqual([
      { left: 0, width: 0.5 },
      { left: 0.75, width: 0.25 },
    ]);
  });

  test('of ten thousand are no more than it is wide', () => {
    const stretches = Array.from({ length: 10_000 }, (_, i) => stretch(2 * i, 2 * i + 1));
    expect(stripPieces(stretches, 0, 20_000).length).toBeLessThan(500);
  });

  test('are none where there is no time', () => {
    expect(stripPieces([stretch(0, 0)], 5, 5)).toEqual([]);
  });
});

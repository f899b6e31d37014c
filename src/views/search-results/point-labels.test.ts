import { describe, expect, test } from 'vitest';
import { placeLabels } from './point-labels.ts';

const size = { width: 400, height: 200 };

function pointsAt(...places: readonly (readonly [x: number, y: number])[]) {
  return {
    x: Float64Array.from(places, ([x]) => x),
    y: Float64Array.from(places, ([, y]) => y),
    radius: Float64Array.from(places, () => 4),
  };
}

describe('labels of points', () => {
  test('a label stands to the right', () => {
    expect(placeLabels(pointsAt([100, 50]), [80], size)).toEqual([{ point: 0, x: 110, y: 50 }]);
  });

  test('at the right edge it stands to the left', () => {
    expect(placeLabels(pointsAt([380, 50]), [80], size)).toEqual([{ point: 0, x: 290, y: 50 }]);
  });

  test('a label that would cover a circle goes to the other side', () => {
    const [label] = placeLabels(pointsAt([200, 50], [250, 52]), [80, 0], size);
    expect(label).toEqual({ point: 0, x: 110, y: 50 });
  });

  test('one that fits nowhere is left out', () => {
    const labels = placeLabels(pointsAt([200, 50], [150, 50], [250, 50]), [80, 300, 300], size);
    expect(labels.map(({ point }) => point)).toEqual([]);
  });
});

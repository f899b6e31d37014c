import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meet, placeLabels, textBox } from './point-labels.ts';

const room = { left: 0, right: 400, top: 0, bottom: 200 };

function pointsAt(...places: readonly (readonly [x: number, y: number])[]) {
  return {
    x: Float64Array.from(places, ([x]) => x),
    y: Float64Array.from(places, ([, y]) => y),
    radius: Float64Array.from(places, () => 4),
  };
}

describe('labels of points', () => {
  test('a label stands to the right', () => {
    expect(placeLabels(pointsAt([100, 50]), [80], room, [])).toEqual([{ point: 0, x: 110, y: 50 }]);
  });

  test('at the right edge it stands to the left', () => {
    expect(placeLabels(pointsAt([380, 50]), [80], room, [])).toEqual([{ point: 0, x: 290, y: 50 }]);
  });

  test('a label that would cover a circle goes to the other side', () => {
    const [label] = placeLabels(pointsAt([200, 50], [250, 52]), [80, 0], room, []);
    expect(label).toEqual({ point: 0, x: 110, y: 50 });
  });

  test('where a line crosses both sides it stands above', () => {
    const line = { left: 0, right: 400, top: 50, bottom: 51 };
    expect(placeLabels(pointsAt([200, 50]), [80], room, [line])).toEqual([{ point: 0, x: 160, y: 37 }]);
  });

  test('one that fits nowhere is left out', () => {
    expect(placeLabels(pointsAt([200, 50]), [500], room, [])).toEqual([]);
  });

  test('labels never meet, nor leave the room, wherever the points are', () => {
    const place = fc.tuple(fc.nat(400), fc.nat(200));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), fc.integer({ min: 1, max: 300 }), (places, width) => {
        const labels = placeLabels(
          pointsAt(...places),
          places.map(() => width),
          room,
          [],
        );
        const boxes = labels.map(({ x, y }) => textBox(x, y, width));
        const clash = boxes.some((box, i) => boxes.slice(i + 1).some((other) => meet(box, other)));
        const leaves = boxes.some(({ left, right, top, bottom }) => left < 0 || right > 400 || top < 0 || bottom > 200);
        return !clash && !leaves;
      }),
    );
  });
});

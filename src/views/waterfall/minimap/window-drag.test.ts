import { describe, expect, test } from 'vitest';
import { EMPTY_VIEWPORT, type Viewport } from '../viewport.ts';
import { centredAt, dragged, gripAt } from './window-drag.ts';

/** 1,000 ns over 1,000 px, from pixel 10 on. */
const whole: Viewport = { ...EMPTY_VIEWPORT, timeEnd: 1000, extent: 1000, plotLeft: 10, plotWidth: 1000 };
const middle: Viewport = { ...whole, timeStart: 400, timeEnd: 600 };

describe('a press', () => {
  test.each([
    [410, 'start'],
    [610, 'end'],
    [500, 'move'],
    [200, 'draw'],
  ])('at %d px holds: %s', (x, grip) => expect(gripAt(middle, x)).toBe(grip));

  test('within the whole draws a window', () => expect(gripAt(whole, 500)).toBe('draw'));
});

describe('a drag', () => {
  test('moves the window as it is', () => {
    expect(dragged(middle, middle, 'move', 500, 550)).toMatchObject({ timeStart: 450, timeEnd: 650 });
  });

  test('stops at the end of the trace', () => {
    expect(dragged(middle, middle, 'move', 500, 2000)).toMatchObject({ timeStart: 800, timeEnd: 1000 });
  });

  test('of an edge leaves the other one', () => {
    expect(dragged(middle, middle, 'start', 410, 360)).toMatchObject({ timeStart: 350, timeEnd: 600 });
  });

  test('of an edge over the other one turns the window round', () => {
    expect(dragged(middle, middle, 'start', 410, 710)).toMatchObject({ timeStart: 600, timeEnd: 700 });
  });

  test('backwards draws a window too', () => {
    expect(dragged(whole, whole, 'draw', 310, 210)).toMatchObject({ timeStart: 200, timeEnd: 300 });
  });

  test('from outside the trace begins at its edge', () => {
    expect(dragged(whole, whole, 'draw', 0, 110)).toMatchObject({ timeStart: 0, timeEnd: 100 });
  });
});

describe('a click beside the window', () => {
  test('brings it there, as wide as it is', () => {
    expect(centredAt(middle, 210)).toMatchObject({ timeStart: 100, timeEnd: 300 });
  });

  test('near an end of the trace stops there', () => {
    expect(centredAt(middle, 990)).toMatchObject({ timeStart: 800, timeEnd: 1000 });
  });

  test('changes nothing while all is in sight', () => {
    expect(centredAt(whole, 200)).toMatchObject({ timeStart: 0, timeEnd: 1000 });
  });
});

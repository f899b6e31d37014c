import { describe, expect, test } from 'vitest';
import { SINCE_START } from './axis.ts';
import { flagAt, timeTextAt } from './flag-at.ts';
import { EMPTY_VIEWPORT, resetZoom, type Viewport } from './viewport.ts';

const measure = (text: string) => text.length * 6;
const WIDTH = 900;

function viewportOf(duration: number): Viewport {
  return resetZoom({ ...EMPTY_VIEWPORT, extent: duration, plotLeft: 14, plotWidth: WIDTH - 90 });
}

describe('a flag', () => {
  test('says the time under it, as exactly as a pixel is, and within the trace', () => {
    const viewport = viewportOf(810e6);
    expect(timeTextAt(viewport, 14 + 405, SINCE_START, 810e6)).toBe('405 ms');
    expect(timeTextAt(viewport, 2, SINCE_START, 810e6)).toBe('0');
    expect(timeTextAt(viewport, WIDTH, SINCE_START, 810e6)).toBe('810 ms');
  });

  test('says nought anywhere in a trace that took no time', () => {
    expect(timeTextAt(viewportOf(1), WIDTH / 2, SINCE_START, 0)).toBe('0');
  });

  test('stays on the canvas', () => {
    expect(flagAt('0', 2, WIDTH, measure).left).toBe(1);
    const atEnd = flagAt('810 ms', WIDTH, WIDTH, measure);
    expect(atEnd.left + atEnd.width).toBe(WIDTH - 1);
  });
});

import { describe, expect, test } from 'vitest';
import { SpanSet } from '../../../trace/span-set.ts';
import { EMPTY_VIEWPORT, resetZoom, type Viewport } from '../viewport.ts';
import { isOtherWindow, litWords, windowWords } from './spoken-views.ts';

const WHOLE: Viewport = resetZoom({ ...EMPTY_VIEWPORT, extent: 30e9, plotWidth: 800 });

describe('what is told of a view', () => {
  test('is the time shown, each end with its unit', () => {
    expect(windowWords({ ...WHOLE, timeStart: 0, timeEnd: 2.5e9 }, 30e9)).toBe('0 s to 2.50 s of 30.0 s shown');
  });

  test('is the whole time after a reset', () => {
    expect(windowWords(WHOLE, 30e9)).toBe('The whole time is shown');
  });

  test('is how many spans are pointed out', () => {
    const lit = new SpanSet(3);
    lit.add(1);
    expect(litWords(lit)).toBe('1 span pointed out');
    expect(litWords(null)).toBe('All spans are alike again');
  });

  test('is nothing for a window of another size or a trace that grows', () => {
    expect(isOtherWindow(WHOLE, { ...WHOLE, plotWidth: 500 })).toBe(false);
    expect(isOtherWindow(WHOLE, { ...WHOLE, extent: 40e9, timeEnd: 40e9 })).toBe(false);
    expect(isOtherWindow(WHOLE, { ...WHOLE, timeEnd: 20e9 })).toBe(true);
  });
});

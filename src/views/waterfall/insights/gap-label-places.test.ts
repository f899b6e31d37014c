import { describe, expect, test } from 'vitest';
import { gapLabelPlaces, type OnBar } from './gap-label-places.ts';

const NOTHING: OnBar = { duration: null, count: null };
const gap = (x: number, width: number, labelWidth = 60) => ({ x, width, labelWidth });

describe('the length of a gap', () => {
  test('stands in its middle where some of the hatching is left on both sides', () => {
    expect(gapLabelPlaces([gap(100, 80)], [0, 400], NOTHING)).toEqual([110]);
  });

  test('stands after a gap that is too short, else before it', () => {
    expect(gapLabelPlaces([gap(100, 20)], [0, 400], NOTHING)).toEqual([121]);
    expect(gapLabelPlaces([gap(370, 20)], [0, 400], NOTHING)).toEqual([309]);
  });

  test('stands across its end where the free part of the bar is too short for all of it', () => {
    expect(gapLabelPlaces([gap(0, 64), gap(90, 300, 0)], [0, 400], NOTHING)).toEqual([16, null]);
  });

  test('stands across its start where there is more room', () => {
    expect(gapLabelPlaces([gap(0, 300, 0), gap(330, 64)], [0, 394], NOTHING)).toEqual([null, 318]);
  });

  test('is left out where it would lie over other gaps', () => {
    expect(gapLabelPlaces([gap(0, 100, 0), gap(110, 20), gap(140, 100, 0)], [0, 240], NOTHING)).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('of the longest gap has the first choice', () => {
    expect(gapLabelPlaces([gap(0, 10), gap(80, 30), gap(111, 89, 0)], [0, 200], NOTHING)).toEqual([null, 19, null]);
  });

  test('keeps clear of the number that counts findings, on its other side if need be', () => {
    const placeBeside = (x: number, width: number, count: OnBar['count']) =>
      gapLabelPlaces([gap(x, width)], [0, 200], { ...NOTHING, count })[0];
    expect(placeBeside(100, 100, [180, 195])).toBe(120);
    expect(placeBeside(130, 70, [180, 195])).toBe(69);
    expect(placeBeside(160, 40, [130, 156])).toBe(70);
  });

  test('keeps clear of the duration, and does not stand left of it', () => {
    const duration = [130, 156] as const;
    expect(gapLabelPlaces([gap(160, 40)], [0, 200], { ...NOTHING, duration })).toEqual([null]);
  });
});

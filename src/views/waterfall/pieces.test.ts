import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { piecesOf } from './pieces.ts';
import { EMPTY_VIEWPORT, panBy, resetZoom, timeAtX, zoomAbout } from './viewport.ts';

describe('pieces thinner than a pixel', () => {
  test('are the same ones wherever the picture is panned to', () => {
    const stretches = Array.from(
      { length: 4000 },
      (_, i) => Math.floor(i / 2) * 500 + (i % 2) * (50 + ((i * 31) % 200)),
    );
    const zoomed = zoomAbout(resetZoom({ ...EMPTY_VIEWPORT, extent: 1e6, plotWidth: 500 }), 250, 2);
    const starts = (pixels: number) => {
      const viewport = panBy(zoomed, pixels, 0);
      return piecesOf(stretches, viewport, 0, 500).map(({ x }) => Math.round(timeAtX(viewport, x)));
    };
    const before = starts(0);
    fc.assert(
      fc.property(fc.double({ min: -200, max: 200, noNaN: true }), (pixels) => {
        const after = new Set(starts(pixels));
        const shift = (pixels / 500) * 5e5;
        const [low, high] = [250e3 + Math.max(0, shift) + 2e3, 750e3 + Math.min(0, shift) - 2e3];
        expect(before.filter((time) => time > low && time < high && !after.has(time))).toEqual([]);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selfTimes } from '../../analysis/self-time.ts';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { ownTime } from './own-time.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { EMPTY_VIEWPORT, panBy, resetZoom, timeAtX, type Viewport, xOfTime, zoomAbout } from './viewport.ts';

const EXTENT = 1e7;
const WHOLE = resetZoom({ ...EMPTY_VIEWPORT, extent: EXTENT, plotWidth: 500 });

/** A root over the whole time, its children in equal steps, each `length` of a step long. */
function traceOfChildren(count: number, length: number) {
  const step = EXTENT / count;
  const children = Array.from({ length: count }, (_, i) => ({
    id: (i + 2).toString(16),
    parent: '1',
    service: 'db',
    name: 'get',
    start: i * step,
    end: Math.min(EXTENT, (i + length * (0.5 + ((i * 31) % 100) / 100)) * step),
  }));
  return traceFromSpans([{ id: '1', parent: null, service: 'web', name: 'a', start: 0, end: EXTENT }, ...children]);
}

function drawn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { width, share = 1 }) => sum + width * share, 0);
}

function ownWithin(edges: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let i = 0; i < edges.length; i += 2) sum += Math.max(0, Math.min(edges[i + 1], to) - Math.max(edges[i], from));
  return sum;
}

describe('own time in a bar', () => {
  test('is drawn in its share of the bar, however many children there are', () => {
    for (const count of [1, 3, 40, 700, 1999, 2001, 5000, 20_000]) {
      for (const length of [0.05, 0.5, 1, 1.5]) {
        const trace = traceOfChildren(count, length);
        const pieces = piecesOf(ownTime(trace, 0), WHOLE, 0, 500, 1);
        expect(Math.abs(drawn(pieces) / 500 - selfTimes(trace)[0] / EXTENT)).toBeLessThan(0.003);
      }
    }
  });

  test('is drawn in its share wherever the window is, down to the pixels of any screen', () => {
    const stretches = [3, 300, 5000].map((count) => ownTime(traceOfChildren(count, 0.7), 0));
    const place = fc.record({
      which: fc.nat({ max: 2 }),
      x: fc.double({ min: 0, max: 500, noNaN: true }),
      factor: fc.double({ min: 1, max: 1e4, noNaN: true }),
      pixels: fc.double({ min: -900, max: 900, noNaN: true }),
      pixelRatio: fc.constantFrom(1, 1.5, 2),
    });
    fc.assert(
      fc.property(place, ({ which, x, factor, pixels, pixelRatio }) => {
        const viewport = panBy(zoomAbout(WHOLE, x, factor), pixels, 0);
        const { edges } = stretches[which];
        const pieces = piecesOf(stretches[which], viewport, 0, 500, pixelRatio);
        const own = ownWithin(edges, timeAtX(viewport, 0), timeAtX(viewport, 500));
        expect(Math.abs(drawn(pieces) - widthOf(viewport, own))).toBeLessThan(2);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('is never in more pieces than there are pixels, and pieces do not overlap', () => {
    const pieces = piecesOf(ownTime(traceOfChildren(20_000, 0.5), 0), WHOLE, 0, 500, 2);
    expect(pieces.length).toBeLessThanOrEqual(1000);
    for (let i = 1; i < pieces.length; i++) {
      expect(pieces[i].x).toBeGreaterThanOrEqual(pieces[i - 1].x + pieces[i - 1].width);
    }
  });
});

function widthOf(viewport: Viewport, time: number): number {
  return xOfTime(viewport, viewport.timeStart + time) - viewport.plotLeft;
}

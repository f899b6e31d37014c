import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { bucketRange, corePieces, shownLeaves } from './hidden-leaves.ts';
import { EMPTY_VIEWPORT, panBy, resetZoom, timeAtX, type Viewport, zoomAbout } from './viewport.ts';

function viewportOf(extent: number, plotWidth: number): Viewport {
  return resetZoom({ ...EMPTY_VIEWPORT, extent, plotWidth });
}

describe('leaves of a collapsed row', () => {
  test('are those below it, where their times are', () => {
    const trace = traceFromText(`
      web a  |--------|
       db b    |--|
       db c        !
    `);
    const viewport = viewportOf(trace.duration, 1000);
    const shown = shownLeaves(trace, 0, bucketRange(viewport));
    expect(corePieces(trace, viewport, shown, 0, 1000)).toEqual([
      { x: 200, width: 400, span: 1 },
      { x: 600, width: 1, span: 2 },
    ]);
  });

  test('within one pixel are told by the longest, and by an error rather than by that', () => {
    const leaf = (id: string, start: number, end: number, status: 'unset' | 'error' = 'unset') => ({
      id,
      parent: '1',
      service: 'db',
      name: id,
      start,
      end,
      status,
    });
    const trace = traceFromSpans([
      { id: '1', parent: null, service: 'web', name: 'a', start: 0, end: 1024e3 },
      leaf('2', 100, 110),
      leaf('3', 120, 900),
      leaf('4', 5_000, 5_900),
      leaf('5', 5_020, 5_030, 'error'),
    ]);
    // A pixel is 1024 ns, so is a bucket.
    expect(shownLeaves(trace, 0, bucketRange(viewportOf(1024e3, 1000)))).toEqual([2, 4]);
  });

  test('are the same wherever the window is panned to', () => {
    const spans = Array.from({ length: 3000 }, (_, i) => ({
      id: (i + 2).toString(16),
      parent: '1',
      service: 'db',
      name: 'get',
      start: i * 331,
      end: i * 331 + ((i * 7919) % 300),
    }));
    const trace = traceFromSpans([{ id: '1', parent: null, service: 'web', name: 'a', start: 0, end: 1e6 }, ...spans]);
    const zoomed = zoomAbout(viewportOf(1e6, 800), 400, 4);
    const before = shownLeaves(trace, 0, bucketRange(zoomed));
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (pixels) => {
        const panned = panBy(zoomed, pixels, 0);
        const shown = new Set(shownLeaves(trace, 0, bucketRange(panned)));
        const isInBoth = (span: number) =>
          trace.start[span] > Math.max(timeAtX(zoomed, 0), timeAtX(panned, 0)) + 1e4 &&
          trace.start[span] < Math.min(timeAtX(zoomed, 800), timeAtX(panned, 800)) - 1e4;
        expect(before.filter((span) => isInBoth(span) && !shown.has(span))).toEqual([]);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import {
  centreRow,
  clampViewport,
  EMPTY_VIEWPORT,
  isZoomed,
  lastFirstRow,
  panBy,
  reframe,
  resetZoom,
  revealRow,
  rowAtY,
  scrolledBy,
  shortestStretch,
  showBetween,
  showTime,
  timeAtX,
  type Viewport,
  xOfTime,
  zoomAbout,
} from './viewport.ts';

const whole: Viewport = {
  ...EMPTY_VIEWPORT,
  timeEnd: 1e9,
  extent: 1e9,
  rowCount: 100,
  height: 220,
  rowHeight: 22,
  plotLeft: 14,
  plotWidth: 1000,
};

/** From a nanosecond to 292 years, at all magnitudes alike. */
const extents = fc.double({ min: 0, max: 63, noNaN: true }).map((power) => 2 ** power);
const shares = fc.double({ min: 0, max: 1, noNaN: true });

/** Any window that a person can get to. */
const viewports: fc.Arbitrary<Viewport> = fc
  .record({ extent: extents, at: shares, zoom: shares, rowCount: fc.nat(1_000_000), row: shares })
  .map(({ extent, at, zoom, rowCount, row }) => {
    const stretch = extent * (shortestStretch(extent) / extent) ** zoom;
    const timeStart = at * (extent - stretch);
    return clampViewport({
      ...whole,
      extent,
      rowCount,
      firstRow: row * rowCount,
      timeStart,
      timeEnd: timeStart + stretch,
    });
  });

/** Windows that nobody should get to. */
const wild: fc.Arbitrary<Viewport> = fc
  .record({
    extent: extents,
    timeStart: fc.double({ noNaN: true }),
    timeEnd: fc.double({ noNaN: true }),
    firstRow: fc.double(),
  })
  .map((fields) => ({ ...whole, ...fields }));

describe('viewport limits', () => {
  test('clamping what is clamped changes nothing', () => {
    fc.assert(
      fc.property(wild, (viewport) => {
        const once = clampViewport(viewport);
        expect(clampViewport(once)).toEqual(once);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('time never leaves the trace, whatever is asked', () => {
    fc.assert(
      fc.property(wild, (viewport) => {
        const { timeStart, timeEnd, extent } = clampViewport(viewport);
        expect(timeStart).toBeGreaterThanOrEqual(0);
        expect(timeEnd).toBeLessThanOrEqual(extent);
        expect(timeEnd).toBeGreaterThan(timeStart);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('pixels next to each other are different times at the deepest zoom', () => {
    fc.assert(
      fc.property(viewports, shares, (viewport, share) => {
        const deepest = zoomAbout({ ...viewport, plotWidth: 4096 }, share * 4096, Number.MAX_VALUE);
        for (const x of [0, 1, 2048, 4094]) expect(timeAtX(deepest, x + 1)).toBeGreaterThan(timeAtX(deepest, x));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('rows stop with the last one at the lower edge', () => {
    expect(panBy(whole, 0, 1e9).firstRow).toBe(90);
  });

  test('fewer rows than fit do not scroll', () => {
    expect(panBy({ ...whole, rowCount: 3 }, 0, 1e9).firstRow).toBe(0);
  });
});

describe('zoom', () => {
  test('in and out about a point comes back', () => {
    fc.assert(
      fc.property(viewports, shares, fc.double({ min: 1, max: 100, noNaN: true }), (viewport, share, factor) => {
        const stretch = viewport.timeEnd - viewport.timeStart;
        fc.pre(stretch / factor >= shortestStretch(viewport.extent));
        const x = viewport.plotLeft + share * viewport.plotWidth;
        const back = zoomAbout(zoomAbout(viewport, x, factor), x, 1 / factor);
        // A hundredth of a pixel.
        const tolerance = stretch / 1e5 + viewport.extent * 2 ** -50;
        expect(Math.abs(back.timeStart - viewport.timeStart)).toBeLessThanOrEqual(tolerance);
        expect(Math.abs(back.timeEnd - viewport.timeEnd)).toBeLessThanOrEqual(tolerance);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('in leaves the time under the pointer where it is', () => {
    fc.assert(
      fc.property(viewports, shares, fc.double({ min: 1, max: 100, noNaN: true }), (viewport, share, factor) => {
        const x = viewport.plotLeft + share * viewport.plotWidth;
        const time = timeAtX(viewport, x);
        expect(Math.abs(xOfTime(zoomAbout(viewport, x, factor), time) - x)).toBeLessThan(0.5);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('out at the trace’s edge shows the whole, not the time before it', () => {
    const start = zoomAbout(whole, whole.plotLeft, 4);
    expect(zoomAbout(start, whole.plotLeft + whole.plotWidth, 1 / 100)).toEqual(whole);
  });

  test('beside the plot is about its edge', () => {
    expect(zoomAbout(whole, 0, 2)).toEqual(zoomAbout(whole, whole.plotLeft, 2));
  });

  test('on a bar shows it with some room', () => {
    const { timeStart, timeEnd } = showTime(whole, 4e8, 5e8);
    expect([timeStart, timeEnd]).toEqual([3.9e8, 5.1e8]);
  });

  test('on a bar without length shows as little as there may be', () => {
    const { timeStart, timeEnd } = showTime(whole, 4e8, 4e8);
    expect(timeEnd - timeStart).toBe(shortestStretch(whole.extent));
    expect((timeStart + timeEnd) / 2).toBe(4e8);
  });

  test('can be told and taken back', () => {
    const zoomed = zoomAbout(whole, 500, 2);
    expect([isZoomed(whole), isZoomed(zoomed), isZoomed(resetZoom(zoomed))]).toEqual([false, true, false]);
  });
});

describe('panning', () => {
  test('there and back comes back while no edge is met', () => {
    const middle = { ...zoomAbout(whole, 514, 10), firstRow: 50 };
    const back = panBy(panBy(middle, 30, 44), -30, -44);
    expect(back.firstRow).toBeCloseTo(50, 9);
    expect(back.timeStart).toBeCloseTo(middle.timeStart, 3);
  });

  test('moves time by as much as the pointer', () => {
    const middle = zoomAbout(whole, 514, 10);
    expect(xOfTime(panBy(middle, 30, 0), timeAtX(middle, 500))).toBeCloseTo(470, 6);
  });
});

describe('rows in sight', () => {
  test('a row below is brought to the lower edge, one above to the upper', () => {
    expect(revealRow(whole, 12).firstRow).toBe(3);
    expect(revealRow({ ...whole, firstRow: 20 }, 5).firstRow).toBe(5);
  });

  test('a row in sight moves nothing', () => {
    expect(revealRow({ ...whole, firstRow: 2.5 }, 7).firstRow).toBe(2.5);
    expect(centreRow({ ...whole, firstRow: 2.5 }, 7).firstRow).toBe(2.5);
  });

  test('a row far away is brought to the middle', () => {
    expect(centreRow(whole, 50).firstRow).toBe(45);
  });

  test('the row under a point is found, and none below the last', () => {
    expect(rowAtY({ ...whole, firstRow: 2.5 }, 10)).toBe(2);
    expect(rowAtY({ ...whole, firstRow: 2.5 }, 12)).toBe(3);
    expect(rowAtY({ ...whole, rowCount: 3 }, 70)).toBe(-1);
  });

  test('a million rows are placed to the device’s pixel', () => {
    const deep = { ...whole, rowCount: 1e6, firstRow: 999_000.3 };
    expect(scrolledBy(deep, 998_995, 2)).toBe(116.5);
  });
});

describe('a new frame', () => {
  const wider = { ...whole, plotWidth: 500, extent: 3e9, rowCount: 400 };

  test('shows the whole of a longer trace if the whole was shown', () => {
    expect(reframe(whole, wider)).toMatchObject({ timeStart: 0, timeEnd: 3e9, plotWidth: 500 });
  });

  test('keeps the time that somebody zoomed to', () => {
    const zoomed = zoomAbout(whole, 514, 10);
    expect(reframe(zoomed, wider)).toMatchObject({ timeStart: zoomed.timeStart, timeEnd: zoomed.timeEnd });
  });

  test('scrolls up as far as a collapse demands', () => {
    const scrolled = { ...whole, firstRow: 80 };
    expect(reframe(scrolled, { ...whole, rowCount: 30 }).firstRow).toBe(lastFirstRow({ ...whole, rowCount: 30 }));
  });
});

describe('a stretch that is drawn', () => {
  test('is shown from edge to edge, in whichever direction it was drawn', () => {
    // Evenly spread, unlike doubles, most of which are next to nothing: two of those draw a stretch too short to show.
    const evenShares = fc.nat(1e6).map((share) => share / 1e6);
    fc.assert(
      fc.property(viewports, evenShares, evenShares, (viewport, a, b) => {
        const [from, to] = [a, b].map((share) => viewport.plotLeft + share * viewport.plotWidth);
        const times = [timeAtX(viewport, from), timeAtX(viewport, to)].sort((x, y) => x - y);
        fc.pre(times[1] - times[0] > shortestStretch(viewport.extent));
        const shown = showBetween(viewport, from, to);
        // A few roundings of figures as large as the extent.
        const tolerance = viewport.extent * 2 ** -47;
        expect(Math.abs(shown.timeStart - times[0])).toBeLessThanOrEqual(tolerance);
        expect(Math.abs(shown.timeEnd - times[1])).toBeLessThanOrEqual(tolerance);
        expect(showBetween(viewport, to, from)).toEqual(shown);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('never leaves the trace, wherever the pointer went', () => {
    const places = fc.double({ min: -1e5, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(viewports, places, places, (viewport, from, to) => {
        const { timeStart, timeEnd, extent } = showBetween(viewport, from, to);
        expect(timeStart).toBeGreaterThanOrEqual(0);
        expect(timeEnd).toBeLessThanOrEqual(extent);
        expect(timeEnd - timeStart).toBeGreaterThanOrEqual(shortestStretch(extent) * (1 - 1e-6));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

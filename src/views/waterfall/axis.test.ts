import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { axisOf, BOLDER, formatTime, TICK_TEXT_GAP, tickTimes } from './axis.ts';
import { EMPTY_VIEWPORT, resetZoom, shortestStretch, type Viewport, zoomAbout } from './viewport.ts';

const measure = (text: string) => text.length * 6;
const WIDTH = 900;

function viewportOf(duration: number): Viewport {
  return resetZoom({ ...EMPTY_VIEWPORT, extent: duration, plotLeft: 14, plotWidth: WIDTH - 90 });
}

function textsOf(duration: number, viewport = viewportOf(duration)): string[] {
  return axisOf(viewport, WIDTH, duration, measure).ticks.map((tick) => tick.text);
}

describe('axis texts', () => {
  test('milliseconds for a request', () => {
    expect(textsOf(722e6).slice(0, 4)).toEqual(['0', '100 ms', '200 ms', '300 ms']);
  });

  test('one unit for all, that of the longest', () => {
    expect(textsOf(4.02e9).slice(0, 3)).toEqual(['0', '0.5 s', '1.0 s']);
  });

  test('minutes as clocks have them', () => {
    expect(textsOf(4 * 60e9).slice(0, 4)).toEqual(['0', '30 s', '1 min', '1 min 30 s']);
  });

  test('hours and days', () => {
    expect(textsOf(30 * 3600e9).slice(0, 3)).toEqual(['0', '3 h', '6 h']);
    expect(textsOf(9 * 86_400e9).slice(0, 3)).toEqual(['0', '1 d', '2 d']);
  });

  test('microseconds and nanoseconds', () => {
    expect(textsOf(48_000).slice(0, 2)).toEqual(['0', '5 µs']);
    expect(textsOf(7).slice(0, 3)).toEqual(['0', '1 ns', '2 ns']);
  });

  test('figures grow with the zoom until neighbours differ', () => {
    const zoomed = zoomAbout(viewportOf(10e9), 414, 1e6);
    const texts = textsOf(10e9, zoomed).filter((text) => text !== '');
    expect(texts.length).toBeGreaterThan(1);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('a trace without length has its start and no end', () => {
    const axis = axisOf(viewportOf(1), WIDTH, 0, measure);
    expect(axis.ticks.map((tick) => tick.text)).toEqual(['0']);
    expect(axis.end).toBe(null);
  });
});

describe('axis places', () => {
  test('no text overlaps another, at any duration, zoom and width', () => {
    const widths = fc.integer({ min: 60, max: 3840 });
    const powers = fc.double({ min: 0, max: 63, noNaN: true });
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(powers, shares, shares, widths, (power, zoom, at, width) => {
        const duration = 2 ** power;
        const factor = (duration / shortestStretch(duration)) ** zoom;
        const plot = { ...viewportOf(duration), plotLeft: 14, plotWidth: Math.max(1, width - 90) };
        const axis = axisOf(zoomAbout(plot, 14 + at * plot.plotWidth, factor), width, duration, measure);
        const boxes = axis.ticks
          .filter((tick) => tick.text !== '')
          .map((tick) => ({ left: tick.x + TICK_TEXT_GAP, right: tick.x + TICK_TEXT_GAP + measure(tick.text) }));
        if (axis.end !== null) {
          boxes.push({ left: axis.end.textX, right: axis.end.textX + measure(axis.end.text) * BOLDER });
        }
        boxes.sort((a, b) => a.left - b.left);
        for (let i = 1; i < boxes.length; i++) expect(boxes[i].left).toBeGreaterThan(boxes[i - 1].right);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('the number of ticks is bounded by the width', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 63, noNaN: true }), (power) => {
        expect(axisOf(viewportOf(2 ** power), WIDTH, 2 ** power, measure).ticks.length).toBeLessThan(40);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('the end stands after the last moment, in the room for labels', () => {
    const { end } = axisOf(viewportOf(722e6), WIDTH, 722e6, measure);
    expect(end).toEqual({ x: 824, text: '722 ms', textX: 824 + TICK_TEXT_GAP });
  });

  test('the end stands before its line where there is no room behind', () => {
    const narrow = { ...viewportOf(722e6), plotLeft: 16, plotWidth: WIDTH - 32 };
    const { end } = axisOf(narrow, WIDTH, 722e6, measure);
    expect(end).toEqual({ x: 884, text: '722 ms', textX: 884 - TICK_TEXT_GAP - 36 * BOLDER });
  });
});

describe('times', () => {
  test('have as many figures as the step', () => {
    expect(formatTime(4_000_120_000, 20_000)).toBe('4.00012 s');
    expect(formatTime(33_400_000, 50_000)).toBe('33.40 ms');
  });

  test('round up into the next unit of a clock', () => {
    expect(formatTime(119.9e9, 1e9)).toBe('2 min');
  });

  test('are round on every tick', () => {
    expect(tickTimes(0, 60e9, 4)).toEqual([0, 15e9, 30e9, 45e9, 60e9]);
  });
});

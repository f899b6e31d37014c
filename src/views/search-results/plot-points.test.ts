import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foundTrace } from './found-for-tests.ts';
import { boxOfBrush, brushAround, brushOfBox, countWithin, isWithin, plotPoints, pointAt } from './plot-points.ts';
import { MARGIN, plotScales, rightEdge } from './plot-scales.ts';

const size = { width: 1000, height: 300 };

const found = fc.record({ startsAfter: fc.nat(3_600_000_000_000), duration: fc.nat(100_000_000_000) }).map(foundTrace);
const traces = fc.array(found, { minLength: 1, maxLength: 50 });
const scale = fc.constantFrom('log', 'linear');

describe('points of the plot', () => {
  test('every trace stands on the canvas', () => {
    fc.assert(
      fc.property(traces, scale, (list, kind) => {
        const { x, y } = plotPoints(list, plotScales(list, size, kind, 'utc'));
        for (const left of x) expect(left).toBeGreaterThanOrEqual(0);
        for (const left of x) expect(left).toBeLessThanOrEqual(size.width);
        for (const top of y) expect(top).toBeGreaterThanOrEqual(0);
        for (const top of y) expect(top).toBeLessThanOrEqual(size.height);
      }),
    );
  });

  test('what is pointed at is a trace that stands there', () => {
    fc.assert(
      fc.property(traces, scale, fc.nat(), (list, kind, pick) => {
        const points = plotPoints(list, plotScales(list, size, kind, 'utc'));
        const i = pick % list.length;
        const at = pointAt(points, points.x[i], points.y[i]);
        const away = Math.hypot(points.x[at] - points.x[i], points.y[at] - points.y[i]);
        expect(away).toBeLessThanOrEqual(points.radius[at]);
      }),
    );
  });

  test('beside all points is nothing', () => {
    const list = [foundTrace({}), foundTrace({ startsAfter: 1e12 })];
    const points = plotPoints(list, plotScales(list, size, 'log', 'utc'));
    expect(pointAt(points, 500, 10)).toBe(-1);
  });

  test('more spans, more area; errors have room for a mark', () => {
    const list = [
      foundTrace({ spanCount: 1 }),
      foundTrace({ spanCount: 400 }),
      foundTrace({ spanCount: 1, errorCount: 1 }),
    ];
    const { radius } = plotPoints(list, plotScales(list, size, 'log', 'utc'));
    expect(radius[1]).toBeGreaterThan(radius[0]);
    expect(radius[2]).toBeGreaterThan(radius[0]);
  });
});

describe('brushes', () => {
  test('the brush around some traces holds them', () => {
    fc.assert(
      fc.property(traces, (list) => {
        const brush = brushAround(list);
        expect(list.every((trace) => isWithin(trace, brush))).toBe(true);
      }),
    );
  });

  test('a box drawn in any direction holds the traces that stand in it', () => {
    const list = [100, 200, 300].map((ms) => foundTrace({ duration: ms * 1e6, startsAfter: ms * 1e9 }));
    const scales = plotScales(list, size, 'log', 'utc');
    const { x, y } = plotPoints(list, scales);
    const box = { x0: x[1] + 5, x1: x[0] - 5, y0: y[0] + 5, y1: y[1] - 5 };
    const brush = brushOfBox(box, scales);
    expect(list.map((trace) => isWithin(trace, brush))).toEqual([true, true, false]);
    expect(countWithin(plotPoints(list, scales), box)).toBe(2);
  });

  test('a box over all of the plot holds every trace, those that take no time too', () => {
    const box = { x0: MARGIN.left, x1: rightEdge(size), y0: MARGIN.top, y1: size.height - MARGIN.bottom };
    fc.assert(
      fc.property(traces, scale, (others, kind) => {
        const list = [...others, foundTrace({ duration: 0 })];
        const brush = brushOfBox(box, plotScales(list, size, kind, 'utc'));
        expect(list.filter((trace) => !isWithin(trace, brush))).toEqual([]);
      }),
    );
  });

  test('a box above the floor holds no traces that take no time', () => {
    const list = [0, 5, 500].map((duration) => foundTrace({ duration }));
    const scales = plotScales(list, size, 'log', 'utc');
    const { x, y } = plotPoints(list, scales);
    const brush = brushOfBox({ x0: x[0] - 5, x1: x[0] + 5, y0: 0, y1: y[1] + 5 }, scales);
    expect(list.map((trace) => isWithin(trace, brush))).toEqual([false, true, true]);
  });

  test('a box becomes a brush and the same box again', () => {
    const list = [foundTrace({}), foundTrace({ startsAfter: 1e12, duration: 1e7 })];
    const scales = plotScales(list, size, 'linear', 'utc');
    const box = boxOfBrush(brushOfBox({ x0: 100, y0: 50, x1: 300, y1: 200 }, scales), scales);
    expect(box.x0).toBeCloseTo(100, 0);
    expect(box.x1).toBeCloseTo(300, 0);
    expect(box.y0).toBeCloseTo(50, 0);
    expect(box.y1).toBeCloseTo(200, 0);
  });

  test.each(['log', 'linear'] as const)('a brush has no more digits than a pixel can tell: %s', (scale) => {
    const list = [foundTrace({}), foundTrace({ startsAfter: 1e12, duration: 1e7 })];
    const { from, to, durationMin, durationMax } = brushOfBox(
      { x0: 101.3, y0: 50.7, x1: 303.9, y1: 120.1 },
      plotScales(list, size, scale, 'utc'),
    );
    expect([from, to].every(Number.isInteger)).toBe(true);
    for (const duration of [durationMin, durationMax]) expect(String(duration)).toMatch(/^[1-9]\d{0,2}0*$/);
  });

  test('traces that start within a millisecond are still told apart', () => {
    const list = [foundTrace({}), foundTrace({ startsAfter: 400_000 })];
    const scales = plotScales(list, size, 'log', 'utc');
    const { x } = plotPoints(list, scales);
    const brush = brushOfBox({ x0: x[0] - 5, x1: (x[0] + x[1]) / 2, y0: 0, y1: size.height }, scales);
    expect(list.map((trace) => isWithin(trace, brush))).toEqual([true, false]);
  });

  test('no brush holds everything', () => {
    expect(isWithin(foundTrace(), null)).toBe(true);
  });
});

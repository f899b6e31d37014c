import { describe, expect, test } from 'vitest';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { layoutFor } from './layout.ts';
import { createOwnTimeCache } from './own-time.ts';
import { visibleRows } from './rows.ts';
import { type SceneInput, sceneOf } from './scene.ts';
import { serviceColours } from './span-colours.ts';
import { EMPTY_VIEWPORT, resetZoom, scrollToRow, type Viewport, zoomAbout } from './viewport.ts';

const measure = (text: string) => text.length * 6;

/** A picture 100 px a drawn millisecond, so that the drawing's columns can be read off. */
function inputFor(trace: SpanTable, collapsed = new SpanSet(trace.length)): SceneInput {
  const layout = { ...layoutFor(1200, 224, { nameWidth: 200 }), plotLeft: 0, canvasWidth: trace.duration / 1e4 + 76 };
  const rows = visibleRows(trace, collapsed);
  const viewport: Viewport = resetZoom({
    ...EMPTY_VIEWPORT,
    extent: trace.duration,
    rowCount: rows.length,
    height: 200,
    plotWidth: trace.duration / 1e4,
  });
  return {
    trace,
    rows,
    collapsed,
    layout,
    viewport,
    pixelRatio: 1,
    measure,
    ownTimes: createOwnTimeCache(),
    spanColours: serviceColours(trace),
    lit: null,
  };
}

describe('bars', () => {
  const trace = traceFromText(`
    web a  |--------|
     db b    |--|
     db c        !
  `);

  test('stand where their times are', () => {
    const { rows } = sceneOf(inputFor(trace));
    expect(rows.map(({ bar }) => bar && [bar.x, bar.width])).toEqual([
      [0, 1000],
      [200, 400],
      [600, 2],
    ]);
  });

  test('own time is what no child covers; a leaf is all own', () => {
    const { rows } = sceneOf(inputFor(trace));
    expect(rows[0].bar?.own).toEqual([
      { x: 0, width: 200 },
      { x: 600, width: 400 },
    ]);
    expect(rows[1].bar?.own).toEqual([{ x: 200, width: 400 }]);
  });

  test('own time goes on while work that nobody waits for runs', () => {
    const handedOn = traceFromText(`
      web a  |--------|
       web b   |--|      follows_from
    `);
    expect(sceneOf(inputFor(handedOn)).rows[0].bar?.own).toEqual([{ x: 0, width: 1000 }]);
  });

  test('a child that outlives its parent is drawn to its end, and the axis reaches it', () => {
    const late = traceFromText(`
      web a  |----|
       db b    |--------|
    `);
    const { axis, rows } = sceneOf(inputFor(late));
    expect(rows[1].bar).toMatchObject({ x: 200, width: 1000 });
    expect(axis.end?.x).toBe(1200);
  });

  test('are all solid where own time is not to be told', () => {
    const { rows } = sceneOf({ ...inputFor(trace), isSolid: true });
    expect(rows[0].bar?.own).toEqual([{ x: 0, width: 1000 }]);
  });

  test('a bar beside what is in sight is left out, one that crosses it ends just outside', () => {
    const input = inputFor(trace);
    const viewport = zoomAbout(input.viewport, 800, 1e6);
    const { rows } = sceneOf({ ...input, viewport });
    expect(rows[1].bar).toBe(null);
    expect(rows[0].bar?.x).toBe(-8);
    expect(rows[0].bar?.width).toBe(input.layout.canvasWidth + 16);
  });

  test('a row says on which side its bar lies out of sight', () => {
    const input = inputFor(trace);
    const sides = (x: number) =>
      sceneOf({ ...input, viewport: zoomAbout(input.viewport, x, 1e6) }).rows.map(({ away }) => away);
    expect(sides(100)).toEqual([null, 'after', 'after']);
    expect(sides(800)).toEqual([null, 'before', 'before']);
  });

  test('slivers of own time add up instead of vanishing or filling everything', () => {
    // A microsecond in two is own time: half of the pixels.
    const children = Array.from({ length: 500 }, (_, i) => ({
      id: `${i + 2}`,
      parent: '1',
      service: 'db',
      name: 'get',
      start: i * 2000 + 1000,
      end: i * 2000 + 2000,
    }));
    const many = traceFromSpans([
      { id: '1', parent: null, service: 'web', name: 'a', start: 0, end: 1e6 },
      ...children,
    ]);
    const own = sceneOf(inputFor(many)).rows[0].bar?.own ?? [];
    const painted = own.reduce((sum, { width, share = 1 }) => sum + width * share, 0);
    expect(Math.abs(painted - 50)).toBeLessThanOrEqual(1);
  });
});

describe('rows in sight', () => {
  const spans = Array.from({ length: 1000 }, (_, i) => ({
    id: `${i + 1}`,
    parent: null,
    service: 'web',
    name: 'a',
    start: i * 1e4,
    end: i * 1e4 + 1e4,
  }));
  const trace = traceFromSpans(spans);

  test('are all that is drawn', () => {
    const input = inputFor(trace);
    const viewport = scrollToRow(input.viewport, 500);
    const drawn = sceneOf({ ...input, viewport }).rows;
    expect(drawn[0].span).toBe(500);
    expect(drawn.length).toBeLessThan(13);
  });

  test('begin above the edge by as much as is scrolled', () => {
    const input = inputFor(trace);
    const viewport = scrollToRow(input.viewport, 500.5);
    const drawn = sceneOf({ ...input, viewport }).rows;
    expect([drawn[0].y, drawn[1].y]).toEqual([-11, 11]);
  });
});

describe('labels', () => {
  const trace = traceFromText(`
    web a  |--------|
     db b    |--|
     db c         |-|
  `);

  test('stand eight pixels after the bar', () => {
    const { rows } = sceneOf(inputFor(trace));
    expect(rows[1].label).toEqual({ x: 608, width: 42, text: '4.00 ms' });
  });

  test('stand before the bar where the right is full', () => {
    const input = inputFor(trace);
    const cramped = { ...input.layout, canvasWidth: 1004 };
    expect(sceneOf({ ...input, layout: cramped }).rows[2].label?.x).toBe(700 - 8 - measure('3.00 ms'));
  });

  test('stand near the end of the bar where neither side has room', () => {
    const input = inputFor(trace);
    const cramped = { ...input.layout, canvasWidth: 1004 };
    expect(sceneOf({ ...input, layout: cramped }).rows[0].label?.x).toBe(1004 - 24 - measure('10.0 ms'));
  });

  test('stay in sight while their bar ends out of sight, which goes on behind them', () => {
    const input = inputFor(trace);
    const viewport = zoomAbout(input.viewport, 400, 20);
    const label = sceneOf({ ...input, viewport }).rows[1].label;
    expect(label && label.x + label.width).toBe(input.layout.canvasWidth - 24);
  });

  test('never leave the canvas', () => {
    const input = inputFor(trace);
    for (const factor of [1, 1.3, 2, 5, 17, 100]) {
      const viewport = zoomAbout(input.viewport, 650, factor);
      for (const { label } of sceneOf({ ...input, viewport }).rows) {
        if (label === null) continue;
        expect(label.x).toBeGreaterThanOrEqual(0);
        expect(label.x + measure(label.text)).toBeLessThanOrEqual(input.layout.canvasWidth);
      }
    }
  });

  test('of two-line rows are no business of the canvas', () => {
    const input = inputFor(trace);
    const narrow = { ...input, layout: layoutFor(420, 600) };
    expect(sceneOf(narrow).rows.every(({ label }) => label === null)).toBe(true);
  });
});

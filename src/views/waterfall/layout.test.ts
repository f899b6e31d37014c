import { describe, expect, test } from 'vitest';
import { layoutFor, NARROWEST_COLUMN, nameWidthLimits, SCROLLBAR_WIDTH } from './layout.ts';

describe('layout', () => {
  test('has the columns between names and bars', () => {
    const layout = layoutFor(1200, 800, { nameWidth: 300, columns: ['start', 'kind'], columnWidths: { kind: 60 } });
    const [start, kind] = layout.columns;
    expect([start?.id, kind?.id]).toEqual(['start', 'kind']);
    expect(kind?.width).toBe(60);
    expect(layout.canvasLeft).toBe(300 + (start?.width ?? 0) + 60);
    expect(layout.canvasLeft + layout.canvasWidth).toBe(1200 - SCROLLBAR_WIDTH);
  });

  test('leaves columns out from the right where there is no room', () => {
    const columns = Array.from({ length: 20 }, (_, i) => `attribute:${i}`);
    const layout = layoutFor(800, 600, { columns });
    expect(layout.columns.map(({ id }) => id)).toEqual(columns.slice(0, layout.columns.length));
    expect(layout.columns.length).toBeLessThan(20);
    expect(layout.canvasWidth).toBeGreaterThan(200);
  });

  test('gives no column less than what can be grasped', () => {
    const [column] = layoutFor(1200, 800, { columns: ['kind'], columnWidths: { kind: -5 } }).columns;
    expect(column?.width).toBe(NARROWEST_COLUMN);
  });

  test('has no columns and no two lines of its own in a narrow window', () => {
    const layout = layoutFor(360, 640, { columns: ['kind'], density: 'two-line' });
    expect(layout.columns).toEqual([]);
    expect(layout.isTwoLine).toBe(false);
  });

  test('keeps a bar in the middle of its row, in one line and in two', () => {
    for (const density of ['one-line', 'two-line'] as const) {
      const { barTop, barHeight, rowHeight } = layoutFor(1200, 800, { density });
      expect(barTop + barHeight / 2).toBe(rowHeight / 2);
    }
  });

  test('has rows that can be hit: 24 px by a mouse, 36 by a finger', () => {
    expect(layoutFor(1200, 800).rowHeight).toBe(24);
    expect(layoutFor(1200, 800, { isCoarse: true }).rowHeight).toBe(36);
    expect(layoutFor(360, 800).rowHeight).toBe(36);
  });

  test('lets names grow only as far as columns and bars allow', () => {
    const columns = [{ id: 'kind', width: 100 }];
    expect(nameWidthLimits(1000, [])[1] - nameWidthLimits(1000, columns)[1]).toBe(100);
  });
});

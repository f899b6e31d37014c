import { describe, expect, test } from 'vitest';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import { layoutFor } from '../layout.ts';
import { visibleRows } from '../rows.ts';
import { EMPTY_VIEWPORT, resetZoom, scrollToRow } from '../viewport.ts';
import { edgeTo } from './edges.ts';

const trace = traceFromText(`
  web a  |--------|
   db b    |--|
   db c     |--|
  web d             |--|
   mq e    |-|            follows_from
`);
const rows = visibleRows(trace, new SpanSet(trace.length));
const layout = { ...layoutFor(1200, 800, {}), canvasWidth: 3000, rowHeight: 24, barTop: 6, barHeight: 12 };
/** A hundred pixels a drawn millisecond. */
const viewport = resetZoom({
  ...EMPTY_VIEWPORT,
  extent: trace.duration,
  rowCount: rows.length,
  height: 48,
  rowHeight: 24,
  plotWidth: trace.duration / 1e4,
});
const spanNamed = (name: string) => Array.from(rows).findIndex((_, i) => trace.strings.get(trace.name[i]) === name);
const edge = (name: string, view = viewport) => edgeTo(trace, rows, view, layout, spanNamed(name));

describe('the edge from a caller', () => {
  test('goes down from the caller’s bar to where the child begins', () => {
    expect(edge('b')).toMatchObject({ fromX: 203, x: 203, fromY: 18, elbowY: 18, toY: 30, isDeferred: false });
  });

  test('comes from the upper edge while the caller is scrolled out of sight', () => {
    const scrolled = scrollToRow(viewport, 1);
    expect(edge('c', scrolled)).toMatchObject({ fromY: -6, toY: 30 });
  });

  test('of a root is none', () => {
    expect(edge('a')).toBe(null);
  });

  test('turns between the rows where the child does not begin below its caller', () => {
    const found = edge('e', { ...viewport, height: 240 });
    expect(found).toMatchObject({ isDeferred: true });
    expect(found?.elbowY).not.toBe(found?.fromY);
    expect(found?.fromX).not.toBe(found?.x);
  });
});

import { describe, expect, test } from 'vitest';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import { visibleRows } from '../rows.ts';
import { EMPTY_VIEWPORT, resetZoom } from '../viewport.ts';
import { pathOnRows } from './path-on-rows.ts';
import { pathSegments } from './path-segments.ts';

const trace = traceFromText(`
  web a     |--------|
   web b     |----|
    db c      |--|
`);

const path = {
  span: Uint32Array.of(0, 1, 2, 1, 0),
  start: Float64Array.of(0, 1e6, 2e6, 6e6, 7e6),
  end: Float64Array.of(1e6, 2e6, 6e6, 7e6, 10e6),
};

function onRows(collapsed: readonly number[], root = -1) {
  const rows = visibleRows(trace, SpanSet.of(trace.length, collapsed), root);
  const { row, start, end } = pathOnRows(trace, rows, path);
  return Array.from(row, (each, i) => [each, start[i] / 1e6, end[i] / 1e6]);
}

describe('the critical path on rows', () => {
  test('is as it is while all rows are there', () => {
    expect(onRows([])).toEqual([
      [0, 0, 1],
      [1, 1, 2],
      [2, 2, 6],
      [1, 6, 7],
      [0, 7, 10],
    ]);
  });

  test('belongs to the row that hides its owner, in one piece', () => {
    expect(onRows([1])).toEqual([
      [0, 0, 1],
      [1, 1, 7],
      [0, 7, 10],
    ]);
  });

  test('has no pieces of spans outside the subtree that is shown', () => {
    expect(onRows([], 1)).toEqual([
      [0, 1, 2],
      [1, 2, 6],
      [0, 6, 7],
    ]);
  });
});

test('the row that two rows have in common is the nearest that both are below', () => {
  const forked = traceFromText(`
    web a     |--------|
     web b     |----|
      db c      |--|
      db d        |-|
     web e           |-|
  `);
  const rows = visibleRows(forked, new SpanSet(forked.length));
  const { commonRow } = pathOnRows(forked, rows, path);
  expect([commonRow(2, 3), commonRow(4, 2), commonRow(3, 1), commonRow(2, 2)]).toEqual([1, 0, 1, 2]);
});

describe('the line', () => {
  const viewport = resetZoom({ ...EMPTY_VIEWPORT, extent: 1000, plotWidth: 1000 });

  test('has no part for what is too short, and joins what is left', () => {
    const row = Uint32Array.of(0, 1, 0);
    const start = Float64Array.of(0, 100, 101);
    const end = Float64Array.of(100, 101, 200);
    expect(pathSegments({ row, start, end, commonRow: Math.min }, viewport, 1000)).toEqual([
      { row: 0, from: 0, to: 100, isMany: false },
      { row: 0, from: 101, to: 200, isMany: false },
    ]);
  });

  test('is one part of many pieces, in the row that all of them are below, where all are too short', () => {
    const count = 400;
    const row = Uint32Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 3 : 4));
    const start = Float64Array.from({ length: count }, (_, i) => 100 + i);
    const end = start.map((at) => at + 1);
    expect(pathSegments({ row, start, end, commonRow: () => 2 }, viewport, 1000)).toEqual([
      { row: 2, from: 100, to: 500, isMany: true },
    ]);
  });

  test('is nothing without a path', () => {
    const none = { row: new Uint32Array(0), start: new Float64Array(0), end: new Float64Array(0), commonRow: Math.min };
    expect(pathSegments(none, viewport, 1000)).toEqual([]);
  });
});

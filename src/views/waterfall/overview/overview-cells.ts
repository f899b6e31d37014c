import { StatusCode } from '../../../trace/span-kind.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../../trace/units.ts';
import { linesOf, type RowLines } from './row-lines.ts';

/** A stretch of time in cells that begin at round multiples of their width, wherever the window is. */
export interface CellRange {
  readonly width: Nanoseconds;
  /** Place of the first cell, in widths from the trace's start. */
  readonly first: number;
  readonly count: number;
}

/** Cells of a step: the picture is made anew when the window leaves it. */
const STEP = 512;

/** Returns the cells for a window [from, to] of `pixels`: each a power of two wide, a pixel or more and less than two. */
export function cellRange(from: Nanoseconds, to: Nanoseconds, pixels: number): CellRange {
  // The small term keeps a scale that is a power of two from falling to either side while panning rounds it.
  const width = 2 ** Math.ceil(Math.log2((to - from) / pixels) - 1e-4);
  const first = Math.floor(from / width / STEP) * STEP;
  return { width, first, count: (Math.ceil(pixels / STEP) + 1) * STEP };
}

/** Cells line by line: what shows in each. */
export interface OverviewCells {
  /** What `groupAt` says of the longest span there, plus 1; 0 where nothing runs. */
  readonly value: Uint16Array;
  /** 1 where a span that failed runs. */
  readonly isError: Uint8Array;
}

/**
 * Returns what each cell shows of `order`: of spans that fall on one cell the first in `order`, which is the longest, and
 * an error in any case. O(spans + cells).
 */
export function overviewCells(
  trace: SpanTable,
  order: Uint32Array,
  lines: RowLines,
  range: CellRange,
  groupAt: (span: SpanIndex) => number,
): OverviewCells {
  const { start, end, status } = trace;
  const { width, first, count } = range;
  const value = new Uint16Array(count * lines.lineCount);
  const isError = new Uint8Array(value.length);
  const free = new Int32Array(count + 1);
  let line = -1;
  for (let row = 0; row < order.length; row++) {
    const span = order[row];
    const [firstLine, nextLine] = linesOf(lines, row);
    if (firstLine !== line) for (let cell = 0; cell <= count; cell++) free[cell] = cell;
    line = firstLine;
    const from = Math.max(0, Math.floor(start[span] / width) - first);
    const to = Math.min(count, Math.max(Math.floor(start[span] / width) + 1, Math.ceil(end[span] / width)) - first);
    if (from >= to) continue;
    const offset = firstLine * count;
    for (let cell = nextFree(free, from); cell < to; cell = nextFree(free, cell)) {
      value[offset + cell] = groupAt(span) + 1;
      free[cell] = cell + 1;
    }
    if (status[span] === StatusCode.Error) isError.fill(1, offset + from, offset + to);
    for (let copy = firstLine + 1; copy < nextLine; copy++) {
      value.copyWithin(copy * count, offset, offset + count);
      isError.copyWithin(copy * count, offset, offset + count);
    }
  }
  return { value, isError };
}

/**
 * Returns the cells of errors, none smaller than `width` × `height` cells: a lone one would hardly be seen. O(cells).
 */
export function enlargedErrors(isError: Uint8Array, count: number, width: number, height: number): Uint8Array {
  const large = isError.slice();
  const lineCount = isError.length / count;
  for (let from = isError.indexOf(1); from >= 0; ) {
    const line = Math.floor(from / count);
    let to = from;
    while (to < (line + 1) * count && isError[to] === 1) to++;
    const across = Math.min(count, Math.max(width, to - from));
    const left = Math.max(0, Math.min(count - across, Math.round((from + to - across) / 2) - line * count));
    const first = Math.max(0, Math.min(line, lineCount - height));
    for (let copy = first; copy < Math.min(lineCount, first + height); copy++) {
      large.fill(1, copy * count + left, copy * count + left + across);
    }
    from = isError.indexOf(1, to);
  }
  return large;
}

/** The next cell that nothing stands in; the path to it is halved, so that it is shorter the next time. */
function nextFree(free: Int32Array, from: number): number {
  let cell = from;
  while (free[cell] !== cell) {
    free[cell] = free[free[cell]];
    cell = free[cell];
  }
  return cell;
}

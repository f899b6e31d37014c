import type { TraceAnalysis } from '../../analysis/trace-analysis.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';

/** What a character of a bar tells; each is its own sign, so that colour is not needed. */
export const CELLS = { critical: '█', gap: '░', runs: '─', instant: '│' } as const;
export type Cell = keyof typeof CELLS | 'nothing';

/** Returns the bars of `rows`, a cell a character of `columns`: where each runs, holds the root up, and shows nothing. */
export function barCells(
  trace: SpanTable,
  { path, gaps }: TraceAnalysis,
  rows: readonly SpanIndex[],
  columns: number,
): Map<SpanIndex, Cell[]> {
  const columnAt = (time: Nanoseconds) => (trace.duration > 0 ? (time / trace.duration) * columns : 0);
  const bars = new Map(rows.map((row) => [row, runningCells(trace, row, columns, columnAt)]));
  const fillPart = (row: SpanIndex, start: Nanoseconds, end: Nanoseconds, cell: Cell) => {
    const cells = bars.get(row);
    if (cells === undefined) return;
    // A bar of one cell shows what it has, a longer one what fills the better part of a cell.
    const isShort = columnAt(trace.end[row]) - columnAt(trace.start[row]) < 1;
    const [from, to] = isShort ? [trace.start[row], trace.end[row]] : [start, end];
    fill(cells, columnAt(from), columnAt(to), isShort ? 1 : 0, cell);
  };
  for (let i = 0; i < path.span.length; i++) fillPart(path.span[i], path.start[i], path.end[i], 'critical');
  for (let i = 0; i < gaps.span.length; i++) {
    if (gaps.isReported[i] === 1) fillPart(gaps.span[i], gaps.start[i], gaps.end[i], 'gap');
  }
  return bars;
}

function runningCells(
  trace: SpanTable,
  row: SpanIndex,
  columns: number,
  columnAt: (time: Nanoseconds) => number,
): Cell[] {
  const cells = Array<Cell>(columns).fill('nothing');
  const isInstant = trace.end[row] === trace.start[row];
  fill(cells, columnAt(trace.start[row]), columnAt(trace.end[row]), 1, isInstant ? 'instant' : 'runs');
  return cells;
}

/** Fills the cells that lie between two places for the better part, and `least` at least. */
function fill(cells: Cell[], from: number, to: number, least: number, cell: Cell): void {
  const first = Math.min(Math.round(from), cells.length - least);
  cells.fill(cell, first, Math.max(first + least, Math.round(to)));
}

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
  for (let i = 0; i < path.span.length; i++) {
    fill(bars.get(path.span[i]), columnAt(path.start[i]), columnAt(path.end[i]), 'critical');
  }
  for (let i = 0; i < gaps.span.length; i++) {
    if (gaps.isReported[i] === 1) fill(bars.get(gaps.span[i]), columnAt(gaps.start[i]), columnAt(gaps.end[i]), 'gap');
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
  fill(cells, columnAt(trace.start[row]), columnAt(trace.end[row]), isInstant ? 'instant' : 'runs');
  return cells;
}

/** Fills the cells that lie between two places for the most part; one at least, so that nothing is too short to be seen. */
function fill(cells: Cell[] | undefined, from: number, to: number, cell: Cell): void {
  if (cells === undefined) return;
  const first = Math.min(Math.round(from), cells.length - 1);
  cells.fill(cell, first, Math.max(first + 1, Math.round(to)));
}

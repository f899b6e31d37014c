import type { CriticalPath } from '../../../analysis/trace-analysis.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import { rowOf, type VisibleRows } from '../rows.ts';
import type { TimeColumns } from './wide-stretches.ts';

/** The critical path as the rows have it: each entry is one stretch of one row. */
export interface PathOnRows extends TimeColumns {
  /** Position among the rows that there are; a collapsed row has all that it hides. */
  readonly row: Uint32Array;
  /** Returns the row that two rows are both below, or one of them if the other is below it. O(depth). */
  readonly commonRow: (one: number, other: number) => number;
}

interface Made {
  readonly path: CriticalPath;
  readonly onRows: PathOnRows;
}

const MADE = new WeakMap<VisibleRows, Made>();

/**
 * Returns the path's pieces by row; pieces of one row that follow each other are one, those of spans without a row are
 * left out. Made once for each set of rows. O(pieces × log rows).
 */
export function pathOnRows(trace: SpanTable, rows: VisibleRows, path: CriticalPath): PathOnRows {
  const known = MADE.get(rows);
  if (known?.path === path) return known.onRows;
  const onRows = putOnRows(trace, rows, path);
  MADE.set(rows, { path, onRows });
  return onRows;
}

function putOnRows(trace: SpanTable, rows: VisibleRows, { span, start, end }: CriticalPath): PathOnRows {
  const { subtreeEnd } = trace;
  const onRows = {
    row: new Uint32Array(span.length),
    start: new Float64Array(span.length),
    end: new Float64Array(span.length),
  };
  let count = 0;
  for (let piece = 0; piece < span.length; piece++) {
    const row = rowOf(rows, span[piece]);
    if (row < 0 || span[piece] >= subtreeEnd[rows[row]]) continue;
    const goesOn = count > 0 && onRows.row[count - 1] === row && onRows.end[count - 1] === start[piece];
    if (!goesOn) {
      onRows.row[count] = row;
      onRows.start[count++] = start[piece];
    }
    onRows.end[count - 1] = end[piece];
  }
  return {
    row: onRows.row.subarray(0, count),
    start: onRows.start.subarray(0, count),
    end: onRows.end.subarray(0, count),
    commonRow: (one, other) => commonRow(trace, rows, Math.min(one, other), Math.max(one, other)),
  };
}

function commonRow({ parent, subtreeEnd }: SpanTable, rows: VisibleRows, upper: number, lower: number): number {
  let span = rows[upper];
  while (span >= 0 && rows[lower] >= subtreeEnd[span]) span = parent[span];
  return Math.max(0, rowOf(rows, span));
}

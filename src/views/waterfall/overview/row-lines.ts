import type { SpanTable } from '../../../trace/span-table.ts';
import type { VisibleRows } from '../rows.ts';

/** How many rows share how many lines of pixels. */
export interface RowLines {
  readonly rowCount: number;
  readonly lineCount: number;
}

/** Returns the first and the last but one line of a row: several of them, or one that it shares with others. */
export function linesOf({ rowCount, lineCount }: RowLines, row: number): readonly [number, number] {
  const first = Math.floor((row * lineCount) / rowCount);
  const next = Math.floor(((row + 1) * lineCount) / rowCount);
  // A line between rows, where there is room for one.
  return [first, Math.max(first + 1, next - (next - first >= 3 ? 1 : 0))];
}

/** Returns the first and the last but one row that a line shows. */
export function rowsOn({ rowCount, lineCount }: RowLines, line: number): readonly [number, number] {
  const first = Math.min(rowCount - 1, Math.ceil(((line + 1) * rowCount) / lineCount) - 1);
  if (rowCount <= lineCount) return [Math.floor((line * rowCount) / lineCount), first + 1];
  return [Math.ceil((line * rowCount) / lineCount), first + 1];
}

/** Returns the rows line by line, those of one line from the longest to the shortest. O(n log n/lines), once. */
export function longestFirst({ start, end }: SpanTable, rows: VisibleRows, lines: RowLines): Uint32Array {
  const order = rows.slice();
  if (lines.rowCount <= lines.lineCount) return order;
  for (let line = 0; line < lines.lineCount; line++) {
    const [first, next] = rowsOn(lines, line);
    order.subarray(first, next).sort((a, b) => end[b] - start[b] - (end[a] - start[a]) || a - b);
  }
  return order;
}

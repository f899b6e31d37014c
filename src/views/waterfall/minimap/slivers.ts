import { StatusCode } from '../../../trace/span-kind.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { SpanColours } from '../span-colours.ts';

/** A picture of all spans, cell by cell, `columns` × `rows` of them, row after row. */
export interface Slivers {
  readonly columns: number;
  readonly rows: number;
  /** Index of the group of colour, plus 1; 0 where nothing runs. */
  readonly group: Uint16Array;
  /** 1 where a span that failed runs, whatever else does. */
  readonly isError: Uint8Array;
}

/**
 * Returns every span as a sliver at its time and at its row's share of the height. Where several fall on one cell, the
 * outer one shows, which is the longer one nearly always, and an error shows in any case. O(spans + cells).
 */
export function sliversOf(trace: SpanTable, groupOf: SpanColours['groupOf'], columns: number, rows: number): Slivers {
  const group = new Uint16Array(columns * rows);
  const isError = new Uint8Array(columns * rows);
  const scale = columns / Math.max(1, trace.duration);
  const free = new NextFree(columns);
  let band = -1;
  for (let span = 0; span < trace.length; span++) {
    const row = Math.floor((span * rows) / trace.length);
    if (row !== band) free.reset();
    band = row;
    const from = Math.min(columns - 1, Math.floor(trace.start[span] * scale));
    const to = Math.min(columns, Math.max(from + 1, Math.ceil(trace.end[span] * scale)));
    const cells = row * columns;
    for (let column = free.from(from); column < to; column = free.from(column)) {
      group[cells + column] = groupOf(span) + 1;
      free.take(column);
    }
    if (trace.status[span] === StatusCode.Error) isError.fill(1, cells + from, cells + to);
  }
  return repeatedDown({ columns, rows, group, isError }, trace.length);
}

/** A trace with fewer spans than cells down has slivers several cells high, with a cell between them. */
function repeatedDown(slivers: Slivers, spanCount: number): Slivers {
  const { columns, rows, group, isError } = slivers;
  for (let span = 0; span < Math.min(spanCount, rows); span++) {
    const first = Math.floor((span * rows) / spanCount);
    const next = Math.floor(((span + 1) * rows) / spanCount);
    for (let row = first + 1; row < next - 1; row++) {
      group.copyWithin(row * columns, first * columns, (first + 1) * columns);
      isError.copyWithin(row * columns, first * columns, (first + 1) * columns);
    }
  }
  return slivers;
}

/** Finds the next column that nothing stands in, in steps that get longer as columns are taken. */
class NextFree {
  readonly #next: Int32Array;

  constructor(columns: number) {
    this.#next = new Int32Array(columns + 1);
  }

  reset(): void {
    for (let column = 0; column < this.#next.length; column++) this.#next[column] = column;
  }

  take(column: number): void {
    this.#next[column] = column + 1;
  }

  from(column: number): number {
    const next = this.#next;
    let free = column;
    while (next[free] !== free) {
      // Halving the path: what is passed now is passed in half the steps next time.
      next[free] = next[next[free]];
      free = next[free];
    }
    return free;
  }
}

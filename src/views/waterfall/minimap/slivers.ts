import { StatusCode } from '../../../trace/span-kind.ts';
import type { SpanSet } from '../../../trace/span-set.ts';
import { nextIn } from '../../../trace/span-set-walk.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import type { SpanColours } from '../span-colours.ts';

/** A picture of all spans, cell by cell, `columns` × `rows` of them, row after row. */
export interface Slivers {
  readonly columns: number;
  readonly rows: number;
  /** Index of the group of colour, plus 1; 0 where nothing runs. */
  readonly group: Uint16Array;
  /** 1 where a span that failed runs, whatever else does. */
  readonly isError: Uint8Array;
  /** 1 where nothing runs that is pointed out; nowhere, if nothing is. */
  readonly isFaint: Uint8Array;
}

/**
 * Returns every span as a sliver at its time and at its row's share of the height. Where several fall on one cell, the
 * outer one shows before what is within it, which is the longer one nearly always, and an error in any case.
 * O(spans + cells).
 */
export function sliversOf(trace: SpanTable, groupOf: SpanColours['groupOf'], columns: number, rows: number): Slivers {
  const cells = columns * rows;
  const slivers = {
    columns,
    rows,
    group: new Uint16Array(cells),
    isError: new Uint8Array(cells),
    isFaint: new Uint8Array(cells),
  };
  const place = placerOf(slivers, trace, groupOf);
  for (let span = 0; span < trace.length; span++) place(span);
  return repeatedDown(slivers, trace.length);
}

/** Returns the slivers of a trace with those of `lit` before others, which are faint. O(spans of `lit` + cells). */
export function withLit(
  { columns, rows, group: groups, isError }: Slivers,
  trace: SpanTable,
  groupOf: SpanColours['groupOf'],
  lit: SpanSet,
): Slivers {
  const isFaint = Uint8Array.from(groups, (group) => (group === 0 ? 0 : 1));
  const slivers = { columns, rows, group: groups.slice(), isError: isError.slice(), isFaint };
  const place = placerOf(slivers, trace, groupOf);
  for (let span = nextIn(lit, 0); span >= 0; span = nextIn(lit, span + 1)) place(span);
  return repeatedDown(slivers, trace.length);
}

/** Returns what puts spans, told in their order, on those cells that none told before has. */
function placerOf(
  { columns, rows, group, isError, isFaint }: Slivers,
  trace: SpanTable,
  groupOf: SpanColours['groupOf'],
): (span: SpanIndex) => void {
  const scale = columns / Math.max(1, trace.duration);
  const free = new NextFree(columns);
  let placedRow = -1;
  return (span) => {
    const row = Math.floor((span * rows) / trace.length);
    if (row !== placedRow) free.reset();
    placedRow = row;
    const firstCell = row * columns;
    const from = Math.min(columns - 1, Math.floor(trace.start[span] * scale));
    const to = Math.min(columns, Math.max(from + 1, Math.ceil(trace.end[span] * scale)));
    for (let column = free.from(from); column < to; column = free.from(column)) {
      group[firstCell + column] = groupOf(span) + 1;
      isFaint[firstCell + column] = 0;
      free.take(column);
    }
    if (trace.status[span] === StatusCode.Error) isError.fill(1, firstCell + from, firstCell + to);
  };
}

/** A trace with fewer spans than cells down has slivers several cells high, with a cell between them. */
function repeatedDown(slivers: Slivers, spanCount: number): Slivers {
  const { columns, rows } = slivers;
  for (let span = 0; span < Math.min(spanCount, rows); span++) {
    const first = Math.floor((span * rows) / spanCount);
    const next = Math.floor(((span + 1) * rows) / spanCount);
    for (let row = first + 1; row < next - 1; row++) {
      for (const cells of [slivers.group, slivers.isError, slivers.isFaint]) {
        cells.copyWithin(row * columns, first * columns, (first + 1) * columns);
      }
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

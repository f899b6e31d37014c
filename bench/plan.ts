import type { PayloadFormat } from './make-trace.ts';
import type { Options } from './options.ts';
import { LINES, PACKINGS, type Way } from './ways.ts';

/** A cell to be measured. */
export interface PlannedCell {
  readonly way: Way;
  readonly spanCount: number;
  readonly repeat: number;
  /** Whether an empty page can parse it: from a million on no string is long enough. */
  readonly isParsable: boolean;
}

const USUAL_REPEAT = 3;
/** In the matrix these sizes come in every way, the others plain from a server. */
const ALL_WAYS = new Set([10_000, 100_000]);
const MEASURED_ONCE_FROM = 500_000;
const PARSABLE_BELOW = 1_000_000;

/** Returns the cells to be measured, in order. */
export function planCells({ spanCounts, formats, repeat, isMatrix }: Options): PlannedCell[] {
  return spanCounts.flatMap((spanCount) => {
    const once = isMatrix && spanCount >= MEASURED_ONCE_FROM ? 1 : USUAL_REPEAT;
    const ways = isMatrix && ALL_WAYS.has(spanCount) ? formats.flatMap(waysOf) : formats.map(plainWay);
    const isParsable = spanCount < PARSABLE_BELOW;
    return ways.map((way) => ({ way, spanCount, repeat: repeat ?? once, isParsable }));
  });
}

/** Returns how many browsers will be started for the cells: of each, one a subject, and one more where it is traced. */
export function browserCount(cells: readonly PlannedCell[], { against, isTraced }: Options): number {
  const pages = against === null ? 1 : 2;
  const ofCell = (cell: PlannedCell) => cell.repeat * (pages + (cell.isParsable ? 2 : 1)) + (isTraced ? 1 : 0);
  return cells.reduce((sum, cell) => sum + ofCell(cell), 0);
}

function plainWay(format: PayloadFormat): Way {
  return { format, packing: 'plain', line: 'server' };
}

/** 2 MB/s is for one question alone, which the matrix does not ask. */
function waysOf(format: PayloadFormat): Way[] {
  const lines = LINES.filter((line) => line !== 'slowest');
  return PACKINGS.flatMap((packing) => lines.map((line) => ({ format, packing, line })));
}

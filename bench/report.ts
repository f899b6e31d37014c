import { type Cell, mediansOf } from './cell.ts';
import { markdownTable } from './markdown-table.ts';
import { PHASES } from './phases.ts';
import { sizeOf } from './sizes.ts';
import { isMet, judge, verdictLine } from './targets.ts';
import { nameOfWay } from './ways.ts';

const HEAD = [
  'trace',
  'MB',
  'F',
  'B',
  'first row',
  '/F',
  'all rows',
  '/F',
  '/B',
  'blocked',
  'longest',
  'heap',
  'process',
];
const AGAINST_HEAD = ['trace', 'first row', 'other', 'ratio', 'all rows', 'other', 'ratio', 'blocked', 'other'];

/** Returns what a cell is called: `100k jaeger gzip, 20 MB/s`. */
export function nameOf({ spanCount, way }: Pick<Cell, 'spanCount' | 'way'>): string {
  return `${sizeOf(spanCount)} ${nameOfWay(way)}`;
}

/** Returns the medians and their ratios as a table of Markdown, a line a cell: milliseconds and MB. */
export function table(cells: readonly Cell[]): string {
  return markdownTable([HEAD, ...cells.map(lineOf)]);
}

/** Returns our figures beside those of the other checkout; ratios below 1 are for ours. */
export function againstTable(cells: readonly Cell[]): string {
  return markdownTable([AGAINST_HEAD, ...cells.map(againstLineOf)]);
}

/** Returns when which phase was reached in those cells that were traced, in milliseconds; empty without any. */
export function phaseTable(cells: readonly Cell[]): string {
  const lines = cells.flatMap((cell) => {
    const { phases } = cell;
    if (phases === null) return [];
    return [[nameOf(cell), ...PHASES.map((phase) => whole(phases[phase]))]];
  });
  return lines.length === 0 ? '' : markdownTable([['trace', ...PHASES], ...lines]);
}

/** Returns a sentence for each target that is set for the cells, and how many of them are met. */
export function verdicts(cells: readonly Cell[]): string[] {
  const judged = cells.flatMap((cell) => judge(cell).map((verdict) => ({ name: nameOf(cell), verdict })));
  if (judged.length === 0) return [];
  const met = judged.filter(({ verdict }) => isMet(verdict)).length;
  const sentences = judged.map(({ name, verdict }) => verdictLine(name, verdict));
  return [...sentences, `${met} of ${judged.length} targets are met.`];
}

function lineOf(cell: Cell): string[] {
  const { f, b, ours } = mediansOf(cell);
  const { firstRow, allRows, blocked, longestTask } = ours;
  return [
    nameOf(cell),
    (cell.byteLength / 1e6).toFixed(1),
    ...[f, b, firstRow].map(whole),
    ratio(firstRow, f),
    whole(allRows),
    ratio(allRows, f),
    ratio(allRows, b),
    ...[blocked, longestTask, cell.memory?.heap, cell.memory?.process].map(whole),
  ];
}

function againstLineOf(cell: Cell): string[] {
  const { ours, other } = mediansOf(cell);
  return [
    nameOf(cell),
    ...[ours.firstRow, other.firstRow].map(whole),
    ratio(ours.firstRow, other.firstRow),
    ...[ours.allRows, other.allRows].map(whole),
    ratio(ours.allRows, other.allRows),
    ...[ours.blocked, other.blocked].map(whole),
  ];
}

/** What was not measured is a dash. */
function whole(value: number | null | undefined): string {
  return value === null || value === undefined || Number.isNaN(value) ? '–' : value.toFixed(0);
}

function ratio(value: number, to: number): string {
  return Number.isNaN(value / to) ? '–' : (value / to).toFixed(2);
}

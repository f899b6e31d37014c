import type { PayloadFormat } from './make-trace.ts';
import type { Measurement } from './measure.ts';

/** Who was measured: an empty page that parses (F), one that only receives (B), or ours. */
export const SUBJECTS = ['F', 'B', 'ours'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** All repetitions of one trace in one format. */
export interface Cell {
  readonly format: PayloadFormat;
  readonly spanCount: number;
  readonly byteLength: number;
  readonly runs: Readonly<Record<Subject, readonly Measurement[]>>;
}

/** Upper limits at 100,000 spans. Ratios, since milliseconds only tell about the machine; blocking is felt as such. */
const LIMITS = { firstRow: 0.4, allRows: 1.0, blocked: 100 } as const;
const JUDGED_SPANS = 100_000;

/** Returns the middle value, or the mean of the two middle ones. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Returns the medians and their ratios as a table of text, a line a cell. */
export function table(cells: readonly Cell[]): string {
  const head = ['trace', 'F ms', 'B ms', 'first row', '/F', 'all rows', '/F', '/B', 'blocked', 'longest task'];
  const rows = [head, ...cells.map(lineOf)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) => row.map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join('  '))
    .join('\n');
}

/** Returns, for each cell that a target is set for, a sentence a target. */
export function verdicts(cells: readonly Cell[]): string[] {
  return cells.filter(({ spanCount }) => spanCount === JUDGED_SPANS).flatMap(judge);
}

function lineOf(cell: Cell): string[] {
  const { f, b, firstRow, allRows, blocked, longestTask } = medians(cell);
  const name = `${cell.format} ${cell.spanCount.toLocaleString('en')} (${(cell.byteLength / 1e6).toFixed(1)} MB)`;
  const ratio = (value: number) => value.toFixed(2);
  return [
    name,
    f.toFixed(0),
    b.toFixed(0),
    firstRow.toFixed(0),
    ratio(firstRow / f),
    allRows.toFixed(0),
    ratio(allRows / f),
    ratio(allRows / b),
    blocked.toFixed(0),
    longestTask.toFixed(0),
  ];
}

function judge(cell: Cell): string[] {
  const { f, firstRow, allRows, blocked } = medians(cell);
  const sentence = (what: string, value: number, limit: number, unit: string, digits: number) =>
    `${value <= limit ? 'met   ' : 'MISSED'}  ${cell.format}: ${what} ${value.toFixed(digits)}${unit}, at most ${limit}${unit}`;
  return [
    sentence('first row after', firstRow / f, LIMITS.firstRow, ' F', 2),
    sentence('all rows after', allRows / f, LIMITS.allRows, ' F', 2),
    sentence('blocked for', blocked, LIMITS.blocked, ' ms', 0),
  ];
}

function medians({ runs }: Cell) {
  const of = (subject: Subject, key: keyof Measurement) => median(runs[subject].map((run) => run[key]));
  return {
    f: of('F', 'firstRow'),
    b: of('B', 'firstRow'),
    firstRow: of('ours', 'firstRow'),
    allRows: of('ours', 'allRows'),
    blocked: of('ours', 'blocked'),
    longestTask: of('ours', 'longestTask'),
  };
}

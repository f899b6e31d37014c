import { median } from './cell.ts';
import { markdownTable } from './markdown-table.ts';

/** What one process took to read all files of one format, milliseconds of CPU time. */
export interface FormatTimes {
  readonly spanCount: number;
  /** Unpacked. */
  readonly byteLength: number;
  /** The first time. */
  readonly cold: number;
  /** Once what reads them is compiled for speed. */
  readonly warm: number;
  /** Of `JSON.parse`; null where some of the bytes are no JSON. */
  readonly parse: number | null;
}

/** Files of one format. */
export interface FormatCell {
  /** What people call it. */
  readonly title: string;
  readonly fileCount: number;
  /** One a process; none where there is no file. */
  readonly runs: readonly FormatTimes[];
  /** Of scripts, after gzip, that are fetched to read it and for nothing else before. */
  readonly scriptBytes: number;
}

const MEASURED = ['spans', 'MB', 'parse', 'cold', '/parse', 'warm', '/parse'];

/** Returns the medians as a table of Markdown, a line a format: milliseconds, MB unpacked, kB after gzip. */
export function formatTable(cells: readonly FormatCell[]): string {
  const lines = cells.map(({ title, fileCount, runs, scriptBytes }) => [
    title,
    fileCount === 0 ? '–' : String(fileCount),
    ...measured(runs),
    (scriptBytes / 1000).toFixed(1),
  ]);
  return markdownTable([['format', 'files', ...MEASURED, 'kB'], ...lines]);
}

/** Returns the same of larger documents, whose format is in the other table. */
export function largeTable(cells: readonly Pick<FormatCell, 'title' | 'runs'>[]): string {
  return markdownTable([['format', ...MEASURED], ...cells.map(({ title, runs }) => [title, ...measured(runs)])]);
}

function measured(runs: readonly FormatTimes[]): string[] {
  const [first] = runs;
  if (first === undefined) return MEASURED.map(() => '–');
  const cold = median(runs.map((run) => run.cold));
  const warm = median(runs.map((run) => run.warm));
  const parse = median(runs.flatMap((run) => run.parse ?? []));
  return [
    first.spanCount.toLocaleString('en'),
    (first.byteLength / 1e6).toFixed(2),
    Number.isNaN(parse) ? 'no JSON' : parse.toFixed(2),
    cold.toFixed(0),
    ratio(cold, parse),
    warm.toFixed(1),
    ratio(warm, parse),
  ];
}

function ratio(time: number, parse: number): string {
  return Number.isNaN(parse) ? '–' : (time / parse).toFixed(1);
}

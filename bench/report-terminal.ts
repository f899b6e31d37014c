import { median } from './cell.ts';
import type { PayloadFormat } from './make-trace.ts';
import type { ProcessUse } from './process-use.ts';
import { sizeOf } from './sizes.ts';

/** `longpole analyze` of one file, and a process that only parses it. */
export interface TerminalCell {
  readonly format: PayloadFormat;
  readonly spanCount: number;
  readonly byteLength: number;
  readonly analyze: readonly ProcessUse[];
  /** None where the file is too long for a string. */
  readonly parse: readonly ProcessUse[];
}

export const TERMINAL_HEAD = [
  'trace',
  'MB',
  'parse wall',
  'cpu',
  'analyze wall',
  'cpu',
  'wall ratio',
  'cpu ratio',
  'peak',
];

/** Times that of parsing, at 100,000 spans; and MB above the payload, at a million. */
const MOST_RATIO = 1.5;
const MOST_ABOVE_PAYLOAD = 600;
const RATIO_JUDGED = 100_000;
const MEMORY_JUDGED = 1_000_000;

/** Returns a cell's medians as a row of the table: seconds and MB. */
export function terminalLine(cell: TerminalCell): string[] {
  const { parse, analyze } = usesOf(cell);
  return [
    nameOf(cell),
    (cell.byteLength / 1e6).toFixed(0),
    ...[parse.wall, parse.cpu, analyze.wall, analyze.cpu, analyze.wall / parse.wall, analyze.cpu / parse.cpu].map(told),
    analyze.peak.toFixed(0),
  ];
}

/** Returns a sentence for each target that is set for a cell. */
export function terminalVerdicts(cell: TerminalCell): string[] {
  const { parse, analyze } = usesOf(cell);
  const sentence = (what: string, value: number, limit: number, unit: string, digits: number) =>
    `${value <= limit ? 'met   ' : 'MISSED'}  ${nameOf(cell)}: ${what} ${value.toFixed(digits)}${unit}, at most ${limit.toFixed(digits)}${unit}`;
  if (cell.spanCount === RATIO_JUDGED) {
    return [
      sentence('by the clock', analyze.wall / parse.wall, MOST_RATIO, ' of parsing', 2),
      sentence('of processors', analyze.cpu / parse.cpu, MOST_RATIO, ' of parsing', 2),
    ];
  }
  if (cell.spanCount !== MEMORY_JUDGED) return [];
  return [sentence('peak memory', analyze.peak, cell.byteLength / 1e6 + MOST_ABOVE_PAYLOAD, ' MB', 0)];
}

function nameOf({ format, spanCount }: TerminalCell): string {
  return `${sizeOf(spanCount)} ${format}`;
}

function usesOf({ parse, analyze }: TerminalCell): { readonly parse: ProcessUse; readonly analyze: ProcessUse } {
  return { parse: medianOf(parse), analyze: medianOf(analyze) };
}

function medianOf(uses: readonly ProcessUse[]): ProcessUse {
  return {
    wall: median(uses.map(({ wall }) => wall)),
    cpu: median(uses.map(({ cpu }) => cpu)),
    peak: median(uses.map(({ peak }) => peak)),
  };
}

function told(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(2);
}

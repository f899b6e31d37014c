import { median } from './cell.ts';

/** What one process took to analyse one trace: milliseconds of CPU time. */
export interface AnalysisTimes {
  /** null where the trace was not read but made. */
  readonly reading: number | null;
  /** What insights stand on, and all that follows, the first time. */
  readonly context: number;
  readonly analysis: number;
  /** The quickest of several times after that. */
  readonly warmContext: number;
  readonly warmAnalysis: number;
  /** By the insight's id. */
  readonly insights: Readonly<Record<string, number>>;
  readonly findings: number;
  readonly spansInFindings: number;
}

/** One trace, measured in several processes. */
export interface AnalysisCell {
  readonly subject: string;
  readonly spanCount: number;
  readonly runs: readonly AnalysisTimes[];
}

/** Upper limits: milliseconds by number of spans, part of reading, and how much doubling the spans may cost. */
const LIMITS: Readonly<Record<number, number>> = { 1000: 5, 10000: 20, 100000: 150, 1000000: 1500 };
const SHARE_OF_READING = 0.3;
/** What an insight must take to be named. */
const NOTABLE = 5;

const HEAD = ['trace', 'read', 'context', 'analysis', 'cold', 'warm', '/read', 'x2', 'findings', 'spans in them'];

/** Returns the medians as a table of text, a line a trace; `x2` is what twice the spans cost, where a smaller one was measured. */
export function analysisTable(cells: readonly AnalysisCell[]): string {
  const rows = [HEAD, ...cells.map((cell) => lineOf(cell, smaller(cells, cell)))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) => row.map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join('  '))
    .join('\n');
}

/** Returns a line a trace that has insights which took notably long: those, the slowest first. */
export function slowInsights(cells: readonly AnalysisCell[]): string[] {
  return cells.flatMap(({ subject, spanCount, runs }) => {
    const slow = Object.keys(runs[0].insights)
      .map((id) => ({ id, time: median(runs.map(({ insights }) => insights[id])) }))
      .filter(({ time }) => time >= NOTABLE)
      .sort((a, b) => b.time - a.time);
    const list = slow.map(({ id, time }) => `${id} ${time.toFixed(0)}`).join(', ');
    return slow.length === 0 ? [] : [`${subject} ${spanCount.toLocaleString('en')}: ${list}`];
  });
}

/** Returns, for each trace that a target is set for, a sentence a target. */
export function analysisVerdicts(cells: readonly AnalysisCell[]): string[] {
  return cells.flatMap(({ subject, spanCount, runs }) => {
    const name = `${subject} ${spanCount.toLocaleString('en')}`;
    const { cold, reading } = mediansOf(runs);
    const limit = LIMITS[spanCount];
    return [
      ...(limit === undefined ? [] : [sentence(cold <= limit, `${name}: ${cold.toFixed(0)} ms, at most ${limit}`)]),
      ...(reading === null || limit === undefined
        ? []
        : [
            sentence(
              cold <= reading * SHARE_OF_READING,
              `${name}: ${(cold / reading).toFixed(2)} of reading, at most ${SHARE_OF_READING}`,
            ),
          ]),
    ];
  });
}

function sentence(isMet: boolean, text: string): string {
  return `${isMet ? 'met   ' : 'MISSED'}  ${text}`;
}

function mediansOf(runs: readonly AnalysisTimes[]) {
  const readings = runs.flatMap(({ reading }) => (reading === null ? [] : [reading]));
  return {
    reading: readings.length === 0 ? null : median(readings),
    context: median(runs.map(({ context }) => context)),
    analysis: median(runs.map(({ analysis }) => analysis)),
    cold: median(runs.map(({ context, analysis }) => context + analysis)),
    warm: median(runs.map(({ warmContext, warmAnalysis }) => warmContext + warmAnalysis)),
  };
}

function smaller(cells: readonly AnalysisCell[], { subject, spanCount }: AnalysisCell): AnalysisCell | undefined {
  return cells.findLast((cell) => cell.subject === subject && cell.spanCount < spanCount);
}

function lineOf(cell: AnalysisCell, before: AnalysisCell | undefined): string[] {
  const { reading, context, analysis, cold, warm } = mediansOf(cell.runs);
  const [{ findings, spansInFindings }] = cell.runs;
  return [
    `${cell.subject} ${cell.spanCount.toLocaleString('en')}`,
    reading === null ? '-' : reading.toFixed(0),
    context.toFixed(0),
    analysis.toFixed(0),
    cold.toFixed(0),
    warm.toFixed(0),
    reading === null ? '-' : (cold / reading).toFixed(2),
    before === undefined ? '-' : growth(warm, cell.spanCount, before).toFixed(2),
    String(findings),
    String(spansInFindings),
  ];
}

/** By how much the time grows as the spans double; of warm runs, since compiling is no part of it. */
function growth(warm: number, spanCount: number, before: AnalysisCell): number {
  return (warm / mediansOf(before.runs).warm) ** (1 / Math.log2(spanCount / before.spanCount));
}

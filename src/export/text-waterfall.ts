import type { TraceAnalysis } from '../analysis/trace-analysis.ts';
import { operationLabel } from '../analysis/wording/span-label.ts';
import { counted } from '../lib/counted.ts';
import { serviceName } from '../trace/span.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import { StatusCode } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import { formatDuration } from '../trace/time.ts';
import type { SpanIndex } from '../trace/units.ts';
import { barCells, CELLS, type Cell } from './text/bar-cells.ts';
import { shownRows } from './text/shown-rows.ts';
import { columnsOf, fitted, lineOf, type Paint } from './text/terminal-text.ts';

/** A trace at the times of its analysis, with what is read of its spans. */
export interface DrawnTrace {
  readonly trace: SpanTable;
  readonly facts: SpanFacts;
  readonly analysis: TraceAnalysis;
}

export interface TextWaterfallOptions {
  /** Columns of a line. */
  readonly width: number;
  /** Lines for spans; of a longer trace those that matter most are shown. */
  readonly mostRows: number;
  readonly paint: Paint;
}

/** Names take no more of a line than that; the rest is for bars. */
const NAME_SHARE = 0.45;
const LEAST_NAME = 12;
const LEAST_BAR = 10;
/** Deeper rows are not indented further. */
const INDENT_SHARE = 0.5;

const LONGEST_SERVICE = 80;

/** One line of the waterfall. */
interface Row {
  readonly span: SpanIndex;
  readonly label: string;
  /** Rows between the one before it and itself that are not shown. */
  readonly leftOut: readonly [from: SpanIndex, to: SpanIndex];
}

/**
 * Returns a trace drawn in characters, a line a span: indent is parenthood, the bar shows when it ran, the stretches in
 * which it held the root up (`█`) and those in which nothing visible happened in it (`░`). Lines that stand for spans
 * left out say how many.
 */
export function textWaterfall(drawn: DrawnTrace, options: TextWaterfallOptions): string[] {
  const { trace, analysis } = drawn;
  const wanted = analysis.findings.flatMap(({ spans }) => spans.slice(0, 1));
  const spans = shownRows(trace, analysis.criticalTime, wanted, options.mostRows);
  const layout = layoutOf(drawn, spans, options.width);
  const bars = barCells(trace, analysis, spans, layout.bar);
  const rows = rowsOf(drawn, spans, Math.floor(layout.name * INDENT_SHARE));
  const lines = rows.flatMap((row) => [
    ...leftOutLine(trace, row.leftOut, layout, options.paint),
    spanLine(trace, row, bars.get(row.span) ?? [], layout, options.paint),
  ]);
  const rest: Row['leftOut'] = [(spans.at(-1) ?? -1) + 1, trace.length];
  return [axisLine(trace, layout, options.paint), ...lines, ...leftOutLine(trace, rest, layout, options.paint)];
}

/** Returns what the signs of the waterfall mean, on one line where there is room. */
export function waterfallLegend({ width, paint }: TextWaterfallOptions): string[] {
  const signs = [
    { cell: 'critical', meaning: 'holds the root up' },
    { cell: 'gap', meaning: 'gap: nothing visible' },
    { cell: 'runs', meaning: 'runs or waits' },
  ] as const;
  const parts = signs.map(({ cell, meaning }) => `${paintCells([cell], paint)} ${meaning}`);
  const columns = signs.reduce((sum, { meaning }) => sum + meaning.length + 2, (signs.length - 1) * 3);
  return columns <= width ? [parts.join('   ')] : parts;
}

/** Columns of each part of a line. */
interface Layout {
  readonly name: number;
  readonly bar: number;
  readonly duration: number;
}

function layoutOf(drawn: DrawnTrace, spans: readonly SpanIndex[], width: number): Layout {
  const { trace } = drawn;
  const durations = spans.map((span) => formatDuration(trace.end[span] - trace.start[span]).length);
  const duration = durations.reduce((most, each) => Math.max(most, each), 0);
  const room = Math.max(LEAST_NAME, Math.floor(width * NAME_SHARE));
  const labels = rowsOf(drawn, spans, Math.floor(room * INDENT_SHARE)).map(({ label }) => columnsOf(label));
  const name = Math.min(
    room,
    labels.reduce((most, each) => Math.max(most, each), LEAST_NAME),
  );
  return { name, duration, bar: Math.max(LEAST_BAR, width - name - duration - 4) };
}

/**
 * A row stands below the nearest of its ancestors that is shown, behind an ellipsis where that is not its parent; a
 * service is named where it differs from there.
 */
function rowsOf(drawn: DrawnTrace, spans: readonly SpanIndex[], mostIndent: number): Row[] {
  const { trace } = drawn;
  const open: SpanIndex[] = [];
  return spans.map((span, i) => {
    while (open.length > 0 && trace.subtreeEnd[open[open.length - 1]] <= span) open.pop();
    const above = open.at(-1);
    const indent = ' '.repeat(Math.min(open.length * 2, mostIndent));
    open.push(span);
    const mark = trace.status[span] === StatusCode.Error ? '✗ ' : '';
    const far = trace.parent[span] === (above ?? -1) ? '' : '… ';
    return {
      span,
      label: indent + far + mark + nameIn(drawn, span, above),
      leftOut: [i === 0 ? 0 : spans[i - 1] + 1, span],
    };
  });
}

function nameIn({ trace, facts }: DrawnTrace, span: SpanIndex, above: SpanIndex | undefined): string {
  const name = lineOf(operationLabel(trace, facts, span));
  const isNew = above === undefined || trace.service[above] !== trace.service[span];
  const service = isNew ? lineOf(serviceName(trace, span), LONGEST_SERVICE) : '';
  return service === '' ? name : `${service} › ${name}`;
}

function spanLine(trace: SpanTable, row: Row, cells: readonly Cell[], layout: Layout, paint: Paint): string {
  const label = fitted(row.label, layout.name);
  const name = trace.status[row.span] === StatusCode.Error ? paint(label, 'error') : label;
  const duration = formatDuration(trace.end[row.span] - trace.start[row.span]).padStart(layout.duration);
  return `${name}  ${paintCells(cells, paint)}  ${duration}`;
}

function paintCells(cells: readonly Cell[], paint: Paint): string {
  let line = '';
  for (let from = 0, to = 0; from < cells.length; from = to) {
    const cell = cells[from];
    while (to < cells.length && cells[to] === cell) to++;
    const run = (cell === 'nothing' ? ' ' : CELLS[cell]).repeat(to - from);
    line += cell === 'critical' || cell === 'gap' ? paint(run, cell) : run;
  }
  return line;
}

function leftOutLine(trace: SpanTable, [from, to]: Row['leftOut'], layout: Layout, paint: Paint): string[] {
  if (from >= to) return [];
  let longest = 0;
  for (let row = from; row < to; row++) longest = Math.max(longest, trace.end[row] - trace.start[row]);
  const words = `⋮ ${counted(to - from, 'span')}, up to ${formatDuration(longest)}`;
  return [paint(fitted(`  ${words}`, layout.name + layout.bar).trimEnd(), 'quiet')];
}

function axisLine(trace: SpanTable, { name, bar }: Layout, paint: Paint): string {
  const end = formatDuration(trace.duration);
  const middle = formatDuration(trace.duration / 2);
  const half = Math.floor(bar / 2);
  const hasMiddle = half > middle.length + 4 && bar - half > middle.length + end.length + 2;
  const left = hasMiddle ? '0'.padEnd(half) + middle : '0';
  return paint(`${' '.repeat(name)}  ${left}${end.padStart(bar - left.length)}`, 'quiet');
}

import { groupDigits } from '../../lib/counted.ts';
import type { DetailsExcerpt } from '../../trace/details-excerpt.ts';
import { spanAt } from '../../trace/span-at.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { formatDuration } from '../../trace/time.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { durationText } from '../duration-text.ts';
import { type ComparisonRow, comparisonRow, type MaybeCell } from './comparison.ts';
import { countDifference, durationDifference, momentDifference } from './differences.ts';

/** A span, and what has been read of it. */
export interface ComparedSpan {
  readonly row: SpanIndex;
  readonly details: DetailsExcerpt | undefined;
}

/** Returns what every span has: names, kind, status, times, counts. Figures say how far they are from the first span's. */
export function compareFigures(
  trace: SpanTable,
  selfTime: Float64Array,
  compared: readonly ComparedSpan[],
): readonly ComparisonRow[] {
  const spans = compared.map(({ row }) => spanAt(trace, row));
  const details = compared.map((it) => it.details);
  const rows = [
    comparisonRow(
      'Service',
      spans.map(({ service }) => textCell(service || '(no service)')),
    ),
    comparisonRow(
      'Name',
      spans.map(({ name }) => textCell(name || '(no name)')),
    ),
    comparisonRow(
      'Kind',
      spans.map(({ kind }) => textCell(kind === 'unspecified' ? 'no kind' : kind)),
    ),
    comparisonRow(
      'Status',
      spans.map(({ status }) => textCell(status)),
    ),
    comparisonRow(
      'Status message',
      details.map((it) => it && (it.status.message ? textCell(it.status.message) : null)),
    ),
    comparisonRow(
      'Starts at',
      figureCells(
        spans.map(({ start }) => start),
        startText,
        momentDifference,
      ),
    ),
    comparisonRow('Duration', durationCells(trace, compared)),
    comparisonRow(
      'Own time',
      figureCells(
        spans.map(({ index }) => selfTime[index]),
        formatDuration,
        durationDifference,
      ),
    ),
    comparisonRow('Events', countCells(details.map((it) => it?.events.count))),
    comparisonRow('Links', countCells(details.map((it) => it?.links.count))),
    comparisonRow(
      'Scope',
      details.map((it) => it && scopeCell(it)),
    ),
  ];
  return rows.filter(({ cells }) => cells.some((cell) => cell !== null && cell !== undefined));
}

function textCell(text: string): MaybeCell {
  return { text, note: '', identity: text };
}

function startText(start: number): string {
  return `+${formatDuration(start)}`;
}

function scopeCell({ scope }: DetailsExcerpt): MaybeCell {
  const text = [scope?.name, scope?.version].filter((part) => part !== undefined && part !== '').join(' ');
  return text === '' ? null : textCell(text);
}

/** One that was not recorded has words, and is no multiple of another. */
function durationCells(trace: SpanTable, compared: readonly ComparedSpan[]): MaybeCell[] {
  const durations = compared.map(({ row }) => trace.end[row] - trace.start[row]);
  const words = compared.map(({ row }) => durationText(trace, row));
  const isRecorded = words.map((text, at) => text === formatDuration(durations[at]));
  return figureCells(durations, formatDuration, durationDifference).map((cell, at) => {
    const isFigure = isRecorded[0] && isRecorded[at];
    return isFigure ? cell : { text: words[at], note: '', identity: words[at] };
  });
}

function countCells(counts: readonly (number | undefined)[]): MaybeCell[] {
  return figureCells(counts, groupDigits, countDifference);
}

function figureCells(
  figures: readonly (number | undefined)[],
  textOf: (figure: number) => string,
  differenceOf: (base: number, figure: number) => string,
): MaybeCell[] {
  const [base] = figures;
  return figures.map((figure) => {
    if (figure === undefined) return undefined;
    const note = base === undefined ? '' : differenceOf(base, figure);
    return { text: textOf(figure), note, identity: String(figure) };
  });
}

import { type Span, spanAt } from '../trace/span-at.ts';
import { SpanMark, type SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds } from '../trace/units.ts';

/**
 * Returns the trace drawn as `traceFromText` reads it, a line a row, `nanosecondsPerCharacter` a character of bar.
 * Kinds other than internal, statuses and marks that say something of the tree stand behind the bars; ids only where
 * normalising had to change one.
 */
export function traceToText(trace: SpanTable, nanosecondsPerCharacter: Nanoseconds = 1e6): string {
  const spans = Array.from({ length: trace.length }, (_, index) => spanAt(trace, index));
  const services = column(spans.map((span) => '  '.repeat(span.depth) + span.service));
  const names = column(spans.map((span) => span.name));
  return spans
    .map((span, i) => `${services[i]} ${names[i]}  ${bar(span, nanosecondsPerCharacter)}${extras(trace, span)}`)
    .join('\n');
}

function column(cells: readonly string[]): string[] {
  const width = cells.reduce((widest, cell) => Math.max(widest, cell.length), 0);
  return cells.map((cell) => cell.padEnd(width));
}

function bar(span: Span, nanosecondsPerCharacter: Nanoseconds): string {
  const from = Math.round(span.start / nanosecondsPerCharacter);
  const length = Math.round(span.end / nanosecondsPerCharacter) - from;
  const drawn = length === 0 ? '!' : length === 1 ? '|' : `|${'-'.repeat(length - 2)}|`;
  return ' '.repeat(from) + drawn;
}

function extras(trace: SpanTable, span: Span): string {
  const words = [
    span.status === 'unset' ? '' : `status=${span.status}`,
    span.kind === 'internal' ? '' : `kind=${span.kind}`,
    (span.marks & SpanMark.FollowsFrom) === 0 ? '' : 'follows_from',
    (span.marks & SpanMark.Orphan) === 0 ? '' : 'parent=missing',
    trace.keySuffix.has(span.index) ? `id=${span.key}` : '',
  ];
  const said = words.filter((word) => word !== '').join(' ');
  return said === '' ? '' : `  ${said}`;
}

import type { TraceSummary } from '../../trace/span-table.ts';

/** The columns of a list of traces. */
export type SummaryColumn = 'root' | 'start' | 'duration' | 'services' | 'spans' | 'errors';

export interface SummaryOrder {
  readonly column: SummaryColumn;
  readonly isDescending: boolean;
}

type Compare = (a: TraceSummary, b: TraceSummary) => number;

const collator = new Intl.Collator('en', { numeric: true });

const COMPARE: Readonly<Record<SummaryColumn, Compare>> = {
  root: (a, b) => collator.compare(a.rootService, b.rootService) || collator.compare(a.rootName, b.rootName),
  // A difference of two such times is no exact number.
  start: (a, b) =>
    Number(a.startTimeUnixNano > b.startTimeUnixNano) - Number(a.startTimeUnixNano < b.startTimeUnixNano),
  duration: (a, b) => a.duration - b.duration,
  services: (a, b) => a.serviceCount - b.serviceCount,
  spans: (a, b) => a.spanCount - b.spanCount,
  errors: (a, b) => a.errorCount - b.errorCount,
};

/** Returns the traces in that order, those alike as they came; null is the order in which they came. */
export function sortSummaries(summaries: readonly TraceSummary[], order: SummaryOrder | null): readonly TraceSummary[] {
  if (order === null) return summaries;
  const compare = COMPARE[order.column];
  return summaries.toSorted(order.isDescending ? (a, b) => compare(b, a) : compare);
}

/** Returns the order that an address names, null for none. */
export function parseOrder(text: string | undefined): SummaryOrder | null {
  const column = text?.replace(/^-/, '');
  return isColumn(column) ? { column, isDescending: text !== column } : null;
}

/** Returns what `parseOrder` reads as `order`. */
export function formatOrder(order: SummaryOrder | null): string | undefined {
  return order === null ? undefined : `${order.isDescending ? '-' : ''}${order.column}`;
}

function isColumn(text: string | undefined): text is SummaryColumn {
  return text !== undefined && Object.hasOwn(COMPARE, text);
}

/**
 * Returns the order after one more press on a column's heading: first what is most looked for on top, then turned round,
 * then as the traces came.
 */
export function nextOrder(order: SummaryOrder | null, column: SummaryColumn): SummaryOrder | null {
  // Names read from A; of figures the largest matter, of times the latest.
  const beginsDescending = column !== 'root';
  if (order?.column !== column) return { column, isDescending: beginsDescending };
  return order.isDescending === beginsDescending ? { column, isDescending: !beginsDescending } : null;
}

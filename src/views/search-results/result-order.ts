import type { FoundTrace } from '../../trace/found-trace.ts';

/** The columns that results are sorted by. */
export type ResultColumn = 'root' | 'start' | 'duration' | 'services' | 'spans' | 'errors';

export interface ResultOrder {
  readonly column: ResultColumn;
  readonly isDescending: boolean;
}

/** The slowest on top. */
export const FIRST_ORDER: ResultOrder = { column: 'duration', isDescending: true };

type Compare = (a: FoundTrace, b: FoundTrace) => number;

const collator = new Intl.Collator('en', { numeric: true });

const COMPARE: Readonly<Record<ResultColumn, Compare>> = {
  root: (a, b) => collator.compare(a.rootService, b.rootService) || collator.compare(a.rootName, b.rootName),
  // A difference of two such times is no exact number.
  start: (a, b) =>
    Number(a.startTimeUnixNano > b.startTimeUnixNano) - Number(a.startTimeUnixNano < b.startTimeUnixNano),
  duration: (a, b) => a.duration - b.duration,
  services: (a, b) => a.services.length - b.services.length,
  spans: (a, b) => a.spanCount - b.spanCount,
  errors: (a, b) => a.errorCount - b.errorCount,
};

/** Returns the traces in that order, those alike as they came. */
export function sortFound(traces: readonly FoundTrace[], order: ResultOrder): readonly FoundTrace[] {
  const compare = COMPARE[order.column];
  return traces.toSorted(order.isDescending ? (a, b) => compare(b, a) : compare);
}

/** Returns the order that an address names: a column, with a minus before it from the largest down; null for none. */
export function parseResultOrder(text: string): ResultOrder | null {
  const column = text.replace(/^-/, '');
  return isColumn(column) ? { column, isDescending: text !== column } : null;
}

/** Returns what `parseResultOrder` reads as `order`. */
export function formatResultOrder({ column, isDescending }: ResultOrder): string {
  return `${isDescending ? '-' : ''}${column}`;
}

function isColumn(text: string): text is ResultColumn {
  return Object.hasOwn(COMPARE, text);
}

/** Returns the order after one more press on a column's heading: what is most looked for on top, then turned round. */
export function nextResultOrder(order: ResultOrder, column: ResultColumn): ResultOrder {
  // Names read from A; of figures the largest matter, of times the latest.
  if (order.column !== column) return { column, isDescending: column !== 'root' };
  return { column, isDescending: !order.isDescending };
}

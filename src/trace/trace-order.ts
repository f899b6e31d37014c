import type { FoundTrace } from './found-trace.ts';

/** The columns that lists of traces are sorted by. */
export type TraceColumn = 'root' | 'start' | 'duration' | 'services' | 'spans' | 'errors';

export interface TraceOrder {
  readonly column: TraceColumn;
  readonly isDescending: boolean;
}

/** What a list tells of a trace, however it tells its services. */
export type ListedTrace = Pick<
  FoundTrace,
  'rootService' | 'rootName' | 'startTimeUnixNano' | 'duration' | 'spanCount' | 'errorCount'
>;

type Compare = (a: ListedTrace, b: ListedTrace) => number;

const collator = new Intl.Collator('en', { numeric: true });

const COMPARE: Readonly<Record<Exclude<TraceColumn, 'services'>, Compare>> = {
  root: (a, b) => collator.compare(a.rootService, b.rootService) || collator.compare(a.rootName, b.rootName),
  // A difference of two such times is no exact number.
  start: (a, b) =>
    Number(a.startTimeUnixNano > b.startTimeUnixNano) - Number(a.startTimeUnixNano < b.startTimeUnixNano),
  duration: (a, b) => a.duration - b.duration,
  spans: (a, b) => a.spanCount - b.spanCount,
  errors: (a, b) => a.errorCount - b.errorCount,
};

/** Returns the traces in that order, those alike as they came; `servicesOf` counts the services of one. */
export function sortTraces<Trace extends ListedTrace>(
  traces: readonly Trace[],
  { column, isDescending }: TraceOrder,
  servicesOf: (trace: Trace) => number,
): readonly Trace[] {
  const compare = column === 'services' ? (a: Trace, b: Trace) => servicesOf(a) - servicesOf(b) : COMPARE[column];
  return traces.toSorted(isDescending ? (a, b) => compare(b, a) : compare);
}

/** Returns the order that an address names: a column, with a minus before it from the largest down; null for none. */
export function parseTraceOrder(text: string): TraceOrder | null {
  const column = text.replace(/^-/, '');
  return isColumn(column) ? { column, isDescending: text !== column } : null;
}

/** Returns what `parseTraceOrder` reads as `order`; empty for null. */
export function formatTraceOrder(order: TraceOrder | null): string {
  return order === null ? '' : `${order.isDescending ? '-' : ''}${order.column}`;
}

function isColumn(text: string): text is TraceColumn {
  return text === 'services' || Object.hasOwn(COMPARE, text);
}

/** Returns the order of a first press on a column's heading: what is most looked for is on top. */
export function firstTraceOrder(column: TraceColumn): TraceOrder {
  // Names read from A; of figures the largest matter, of times the latest.
  return { column, isDescending: column !== 'root' };
}

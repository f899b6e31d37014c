import { describe, expect, test } from 'vitest';
import type { TraceSummary } from './span-table.ts';
import { formatTraceOrder, parseTraceOrder, sortTraces, type TraceOrder } from './trace-order.ts';

function summary(traceId: string, change: Partial<TraceSummary> = {}): TraceSummary {
  return {
    traceId,
    rootService: 'shop',
    rootName: 'GET /',
    startTimeUnixNano: 0n,
    duration: 0,
    spanCount: 1,
    errorCount: 0,
    serviceCount: 1,
    ...change,
  };
}

function sortedIds(summaries: readonly TraceSummary[], order: TraceOrder): string {
  return sortTraces(summaries, order, ({ serviceCount }) => serviceCount)
    .map(({ traceId }) => traceId)
    .join(' ');
}

describe('sorting traces', () => {
  test('traces that are alike stay as they came, whichever way they are sorted', () => {
    const list = [summary('c'), summary('a'), summary('long', { duration: 9 }), summary('b')];
    expect(sortedIds(list, { column: 'duration', isDescending: false })).toBe('c a b long');
    expect(sortedIds(list, { column: 'duration', isDescending: true })).toBe('long c a b');
  });

  test('times a nanosecond apart are told apart', () => {
    const late = summary('late', { startTimeUnixNano: 1_700_000_000_000_000_001n });
    const early = summary('early', { startTimeUnixNano: 1_700_000_000_000_000_000n });
    expect(sortedIds([late, early], { column: 'start', isDescending: false })).toBe('early late');
  });

  test('roots go by service, then by name, with figures in them as figures', () => {
    const list = [
      summary('web', { rootService: 'web', rootName: 'a' }),
      summary('step 10', { rootName: 'step 10' }),
      summary('step 9', { rootName: 'step 9' }),
    ];
    expect(sortedIds(list, { column: 'root', isDescending: false })).toBe('step 9 step 10 web');
  });

  test('services go by how many there are', () => {
    const list = [summary('few', { serviceCount: 2 }), summary('many', { serviceCount: 10 })];
    expect(sortedIds(list, { column: 'services', isDescending: true })).toBe('many few');
  });
});

describe('an order in an address', () => {
  test('is read as it was written', () => {
    for (const column of ['root', 'start', 'duration', 'services', 'spans', 'errors'] as const) {
      for (const isDescending of [false, true]) {
        const order = { column, isDescending };
        expect(parseTraceOrder(formatTraceOrder(order))).toEqual(order);
      }
    }
  });

  test('that names no column is none', () => {
    expect(['', '-', 'colour', '--spans', 'toString'].map(parseTraceOrder)).toEqual(Array(5).fill(null));
    expect(formatTraceOrder(null)).toBe('');
  });
});

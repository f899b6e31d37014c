import { describe, expect, test } from 'vitest';
import type { TraceSummary } from '../../trace/span-table.ts';
import { formatOrder, nextOrder, parseOrder, type SummaryOrder, sortSummaries } from './sort-summaries.ts';

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

function sortedIds(summaries: readonly TraceSummary[], order: SummaryOrder | null): string {
  return sortSummaries(summaries, order)
    .map(({ traceId }) => traceId)
    .join(' ');
}

describe('sortSummaries', () => {
  test('without an order the traces stand as they came', () => {
    expect(sortedIds([summary('b'), summary('a')], null)).toBe('b a');
  });

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
});

describe('nextOrder', () => {
  test('figures begin with the largest, turn round, and go back to how they came', () => {
    const first = nextOrder(null, 'spans');
    expect(first).toEqual({ column: 'spans', isDescending: true });
    const second = nextOrder(first, 'spans');
    expect(second).toEqual({ column: 'spans', isDescending: false });
    expect(nextOrder(second, 'spans')).toBeNull();
  });

  test('names begin with A', () => {
    expect(nextOrder(null, 'root')).toEqual({ column: 'root', isDescending: false });
  });

  test('another column begins anew', () => {
    expect(nextOrder({ column: 'spans', isDescending: true }, 'errors')).toEqual({
      column: 'errors',
      isDescending: true,
    });
  });
});

describe('an order in an address', () => {
  test('is read as it was written', () => {
    for (const column of ['root', 'start', 'duration', 'services', 'spans', 'errors'] as const) {
      for (const isDescending of [false, true]) {
        const order = { column, isDescending };
        expect(parseOrder(formatOrder(order))).toEqual(order);
      }
    }
  });

  test('that names no column is none', () => {
    expect([undefined, '', '-', 'colour', '--spans', 'toString'].map(parseOrder)).toEqual(Array(6).fill(null));
  });
});

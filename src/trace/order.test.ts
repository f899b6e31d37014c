import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { randomSpans, randomTree, shuffledSpans } from '../testing/random-trace.ts';
import { type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { spansFromText, traceFromText } from '../testing/trace-from-text.ts';
import { traceToText } from '../testing/trace-to-text.ts';
import type { DefectType } from './defect.ts';
import { spanKey } from './span.ts';
import { spanAt } from './span-at.ts';
import { SpanMark, type SpanTable } from './span-table.ts';

const runs = { numRuns: PROPERTY_RUNS };
const rowsOf = (trace: SpanTable) => Array.from({ length: trace.length }, (_, row) => row);
const defectOf = (trace: SpanTable, type: DefectType) => trace.defects.filter((defect) => defect.type === type);
const lines = (...drawn: string[]) => drawn.join('\n');

/** Returns what the trace says of each of its spans, in an order that does not depend on rows. */
function contentOf(trace: SpanTable): string[] {
  return rowsOf(trace)
    .map((row) => {
      const { index: _row, parent, ...rest } = spanAt(trace, row);
      return JSON.stringify({ ...rest, parent: parent < 0 ? null : spanKey(trace, parent) });
    })
    .sort();
}

/** By start, then longer first, then key. */
function inDrawOrder(trace: SpanTable, earlier: number, later: number): boolean {
  if (trace.start[earlier] !== trace.start[later]) return trace.start[earlier] < trace.start[later];
  if (trace.end[earlier] !== trace.end[later]) return trace.end[earlier] > trace.end[later];
  return spanKey(trace, earlier) <= spanKey(trace, later);
}

describe('the tree of any spans', () => {
  const everyTrace = (check: (trace: SpanTable, spans: TestSpan[]) => void) =>
    fc.assert(
      fc.property(randomSpans, (spans) => {
        check(traceFromSpans(spans), spans);
      }),
      runs,
    );

  test('has each parent above its children', () => {
    everyTrace((trace) => expect(rowsOf(trace).every((row) => trace.parent[row] < row)).toBe(true));
  });

  test('counts depth from the root', () => {
    everyTrace((trace) => {
      const expected = rowsOf(trace).map((row) => (trace.parent[row] < 0 ? 0 : trace.depth[trace.parent[row]] + 1));
      expect([...trace.depth]).toEqual(expected);
    });
  });

  test('ends each subtree behind its last descendant', () => {
    everyTrace((trace) => {
      const last = rowsOf(trace);
      for (const row of rowsOf(trace).toReversed()) {
        const parent = trace.parent[row];
        if (parent >= 0) last[parent] = Math.max(last[parent], last[row]);
      }
      expect([...trace.subtreeEnd]).toEqual(last.map((row) => row + 1));
    });
  });

  test('has roots and siblings by start, longer ones first, then by key', () => {
    everyTrace((trace) => {
      const before = new Map<number, number>();
      for (const row of rowsOf(trace)) {
        const sibling = before.get(trace.parent[row]);
        if (sibling !== undefined) expect(inDrawOrder(trace, sibling, row)).toBe(true);
        before.set(trace.parent[row], row);
      }
    });
  });

  test('has every span of the input as a row, or counted as a copy', () => {
    everyTrace((trace, spans) => {
      const copies = defectOf(trace, 'duplicate_span').reduce((sum, defect) => sum + defect.count, 0);
      expect(trace.length + copies).toBe(spans.length);
    });
  });

  test('gives each row a key of its own', () => {
    everyTrace((trace) => expect(new Set(rowsOf(trace).map((row) => spanKey(trace, row))).size).toBe(trace.length));
  });

  test('begins at zero, and never ends a span before its start', () => {
    everyTrace((trace) => {
      expect(Math.min(...trace.start)).toBe(0);
      expect(rowsOf(trace).every((row) => trace.end[row] >= trace.start[row])).toBe(true);
      expect(trace.duration).toBe(Math.max(...trace.end));
    });
  });

  test('counts spans and errors of its services', () => {
    everyTrace((trace) => {
      expect(trace.services.reduce((sum, service) => sum + service.spanCount, 0)).toBe(trace.length);
      const errors = rowsOf(trace).filter((row) => spanAt(trace, row).status === 'error').length;
      expect(trace.errorCount).toBe(errors);
      expect(trace.services.reduce((sum, service) => sum + service.errorCount, 0)).toBe(errors);
    });
  });

  test('names in each defect rows that are there', () => {
    everyTrace((trace) => {
      const named = trace.defects.flatMap((defect) => [...defect.spans]);
      expect(named.every((row) => row >= 0 && row < trace.length)).toBe(true);
    });
  });

  test('marks a span as an orphan just where its parent is not among the spans', () => {
    everyTrace((trace, spans) => {
      const ids = new Set(spans.map(({ id }) => id));
      const orphanIds = new Set(spans.flatMap((s) => (s.parent !== null && !ids.has(s.parent) ? [s.id] : [])));
      const marked = rowsOf(trace).filter((row) => (trace.marks[row] & SpanMark.Orphan) !== 0);
      expect(marked.every((row) => orphanIds.has(spanKey(trace, row).slice(0, 16)))).toBe(true);
      expect(defectOf(trace, 'missing_parent').reduce((sum, defect) => sum + defect.count, 0)).toBe(marked.length);
    });
  });
});

test('the order of the input has no meaning', () => {
  fc.assert(
    fc.property(shuffledSpans, ({ spans, shuffled }) => {
      expect(contentOf(traceFromSpans(shuffled))).toEqual(contentOf(traceFromSpans(spans)));
    }),
    runs,
  );
});

test('adding the same to all times moves nothing', () => {
  fc.assert(
    fc.property(randomTree, fc.integer({ min: -1e15, max: 1e15 }), (spans, shift) => {
      const moved = spans.map((span) => ({ ...span, start: span.start + shift, end: (span.end ?? 0) + shift }));
      expect(contentOf(traceFromSpans(moved))).toEqual(contentOf(traceFromSpans(spans)));
    }),
    runs,
  );
});

describe('what is broken is mended', () => {
  test('a span that names itself is a root', () => {
    const trace = traceFromText('a one |---| id=1 parent=1');
    expect(trace.parent[0]).toBe(-1);
    expect([...defectOf(trace, 'self_parent')[0].spans]).toEqual([0]);
  });

  test('of two that name their own id the second gets another, and the first as its parent', () => {
    const trace = traceFromText(
      lines(
        'a one |---| id=1 parent=1',
        'a two  |-|  id=1 parent=1', //
      ),
    );
    expect(Array.from(trace.parent)).toEqual([-1, 0]);
    expect([...defectOf(trace, 'self_parent')[0].spans]).toEqual([0]);
  });

  test('a negative duration is told whichever of its copies was received first', () => {
    const span = { id: '1', parent: null, service: 'a', name: 'one', start: 5 };
    const [negative, empty] = [
      { ...span, end: 2 },
      { ...span, end: 5 },
    ];
    for (const spans of [
      [negative, empty],
      [empty, negative],
    ])
      expect(defectOf(traceFromSpans(spans), 'negative_duration')).toHaveLength(1);
  });

  test('a cycle is cut at its earliest span', () => {
    const trace = traceFromText(
      lines(
        'a late     |---| id=1 parent=2',
        'a early |------| id=2 parent=3',
        'a middle |---|   id=3 parent=1', //
      ),
    );
    expect(traceToText(trace)).toBe(
      lines(
        'a     early   |------|', //
        '  a   late       |---|',
        '    a middle   |---|',
      ),
    );
    expect([...defectOf(trace, 'parent_cycle')[0].spans]).toEqual([0, 1, 2]);
  });

  test('a client and a server of one id become two, the server below with the children', () => {
    const trace = traceFromText(
      lines(
        'web GET  |-------| kind=client id=1',
        'api GET   |-----|  kind=server id=1',
        'api SELECT |---|   id=2 parent=1',
      ),
    );
    expect([...trace.parent]).toEqual([-1, 0, 1]);
    expect(rowsOf(trace).map((row) => spanKey(trace, row).slice(15))).toEqual(['1', '1#server', '2']);
  });

  test('an identical copy is dropped and counted', () => {
    const [one] = spansFromText('a one |---| id=1');
    const trace = traceFromSpans([one, one, one]);
    expect(trace.length).toBe(1);
    expect(defectOf(trace, 'duplicate_span')).toEqual([
      { type: 'duplicate_span', count: 2, spans: [0, 0], detail: '' },
    ]);
  });

  test('an unfinished span lasts until the end of what is below it', () => {
    const trace = traceFromText(
      lines(
        'a one   |         unfinished', //
        '  a two   |-|',
        '    a three |---|',
      ),
    );
    expect(trace.end[0]).toBe(trace.end[2]);
    expect([...defectOf(trace, 'unfinished')[0].spans]).toEqual([0]);
  });

  test('spans that all name missing parents have no root, and the earliest leads', () => {
    const trace = traceFromText(
      lines(
        'a two   |--| id=2 parent=8', //
        'a one |-|    id=1 parent=9',
      ),
    );
    expect(spanAt(trace, trace.primaryRoot).name).toBe('one');
    expect(defectOf(trace, 'no_root').length).toBe(1);
    expect(
      defectOf(trace, 'missing_parent')
        .map(({ detail }) => detail)
        .sort(),
    ).toEqual(['0000000000000008', '0000000000000009']);
  });
});

test('a chain of 100,000 spans is ordered without overflowing the stack', () => {
  const chain = Array.from({ length: 100_000 }, (_, i) => ({
    id: (i + 1).toString(16),
    parent: i === 0 ? null : i.toString(16),
    service: 'a',
    name: 'deep',
    start: i,
    end: 400_000 - i,
  }));
  const trace = traceFromSpans(chain.toReversed());
  expect(trace.depth[99_999]).toBe(99_999);
  expect(trace.subtreeEnd[0]).toBe(100_000);
});

import { expect, test } from 'vitest';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { spanKey } from '../trace/span.ts';
import { sortedByKey } from './sorted-by-key.ts';

const span = (id: string, start: number) => ({ id, parent: null, service: 'a', name: id, start, end: start + 1 });
/** Many ids, of which three each have the same upper half. */
const manyIds = Array.from({ length: 600 }, (_, i) =>
  ((BigInt(Math.imul((i % 200) + 1, 0x9e3779b1) >>> 0) << 32n) + BigInt(i + 1)).toString(16).padStart(16, '0'),
);

test.each([
  ['few', manyIds.slice(0, 20)],
  ['many', manyIds],
  ['many, one of them a text', ['not hex', ...manyIds]],
])('%s items stand by the keys of their spans', (_, ids) => {
  const trace = traceFromSpans(ids.map(span));
  const rows = Array.from({ length: trace.length }, (_, row) => row);
  const keys = sortedByKey(trace, rows, (row) => row).map((row) => spanKey(trace, row));
  expect(keys).toEqual(rows.map((row) => spanKey(trace, row)).sort());
});

test('items of one span stay in the order given', () => {
  const trace = traceFromSpans(manyIds.map(span));
  const items = Array.from({ length: 900 }, (_, i) => ({ row: i % 300, i }));
  const sorted = sortedByKey(trace, items, ({ row }) => row);
  expect(sorted.every(({ row, i }, at) => at === 0 || sorted[at - 1].row !== row || sorted[at - 1].i < i)).toBe(true);
});

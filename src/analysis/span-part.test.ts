import { expect, test } from 'vitest';
import { noFactsOf } from '../testing/facts-from-spans.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { contextOf } from './analyse-trace.ts';
import { prepareReplay } from './replay.ts';
import { type SpanPart, spanPart } from './span-part.ts';

/** The part of a row, times in milliseconds. */
function partOf(row: number, ...lines: string[]): SpanPart {
  const trace = traceFromText(lines.join('\n'));
  const context = contextOf(trace, noFactsOf(trace));
  const part = spanPart(context, prepareReplay(context.trace, context.relations), row);
  return { ...part, slack: part.slack === null ? null : part.slack / 1e6, drag: part.drag / 1e6 };
}

const CALLS = [
  'a root     |--------------------|', //
  '  a first   |-----|',
  '  a beside  |--|',
  '  a second         |---------|',
] as const;

test('what the root waited for stands in order of time, without what others outlasted', () => {
  expect(partOf(0, ...CALLS).waitedFor).toEqual([1, 3]);
});

test('a call begins after the one before it, and is waited for by its parent', () => {
  expect(partOf(3, ...CALLS)).toMatchObject({ startedAfter: 1, waitedForBy: 0, rank: 1, slack: 0, drag: 11 });
});

test('a call beside a longer one has slack and no drag', () => {
  expect(partOf(2, ...CALLS)).toMatchObject({ startedAfter: -1, rank: 0, slack: 3, drag: 0 });
});

test('nobody waits for what is deferred', () => {
  const part = partOf(
    1,
    'a root    |------|', //
    '  b later   |--|    follows_from',
  );
  expect(part).toMatchObject({ waitedForBy: -1, slack: null, drag: 0 });
});

test('a failure is followed down to its origin and up to where it ended', () => {
  const failing = [
    'a root      |--------------|  status=error', //
    '  a call     |-----------|    status=error',
    '    b serve   |---------|',
    '      b read   |---|          status=error',
    '      b other       |-|       status=error',
  ];
  expect(partOf(1, ...failing).errorPath).toEqual([4, 2, 1, 0]);
  expect(partOf(3, ...failing).errorPath).toEqual([3, 2, 1, 0]);
  expect(partOf(2, ...failing).errorPath).toEqual([]);
});

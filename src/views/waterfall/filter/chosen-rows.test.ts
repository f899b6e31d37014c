import { describe, expect, test } from 'vitest';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import { chosenRows, isSameSet, withAncestors } from './chosen-rows.ts';

const TRACE = traceFromText(`
web  GET /page     |--------------------|
  web  load        |-----|
    db   SELECT      |--|
  web  render             |-------------|
    ads  list               |----|
      db   SELECT             |--|
`);

interface Asked {
  readonly onPath?: readonly SpanIndex[];
  readonly kept?: readonly SpanIndex[];
  readonly selected?: SpanIndex;
  readonly filterMode?: 'highlight' | 'only';
}

function setOf(spans: readonly SpanIndex[]): SpanSet {
  return SpanSet.of(TRACE.length, spans);
}

/** The rows where those spans match. */
function rowsFor(found: readonly SpanIndex[], { onPath, kept, selected = -1, filterMode = 'only' }: Asked = {}) {
  const matches = { spans: setOf(found), count: found.length, isComplete: true, of: 'x', problem: null };
  const picks = { filterMode, matches, onPath: onPath ? setOf(onPath) : null, kept: kept ? setOf(kept) : null };
  const rows = chosenRows(TRACE, picks, selected);
  return rows === null ? 'all' : [...rows];
}

describe('rows of a filter', () => {
  test('are the matches and all above them', () => expect(rowsFor([5])).toEqual([0, 3, 4, 5]));

  test('are all while it highlights', () => expect(rowsFor([5], { filterMode: 'highlight' })).toBe('all'));

  test('are none where nothing matches', () => expect(rowsFor([])).toEqual([]));

  test('have the selected span among them, match or not', () =>
    expect(rowsFor([2], { selected: 4 })).toEqual([0, 1, 2, 3, 4]));

  test('have what was gone to', () => expect(rowsFor([2], { kept: [3] })).toEqual([0, 1, 2, 3]));

  test('are those of matches on the critical path, while it is shown alone', () =>
    expect(rowsFor([2, 5], { onPath: [0, 3, 4, 5] })).toEqual([0, 3, 4, 5]));

  test('are those of the path, where no match is on it', () =>
    expect(rowsFor([2], { onPath: [0, 3] })).toEqual([0, 3]));
});

test('what is above spans is found in one walk', () => {
  expect([...withAncestors(TRACE, setOf([2, 5]))]).toEqual([0, 1, 2, 3, 4, 5]);
});

test('sets are the same by what they hold', () => {
  expect(isSameSet(setOf([1]), setOf([1]))).toBe(true);
  expect(isSameSet(setOf([1]), setOf([2]))).toBe(false);
  expect(isSameSet(setOf([1]), null)).toBe(false);
  expect(isSameSet(null, null)).toBe(true);
});

import { describe, expect, test } from 'vitest';
import { type ComparisonCell, comparisonRow, isUnlikeBase, onlyDifferences } from './comparison.ts';

const cell = (text: string): ComparisonCell => ({ text, note: '', identity: text });

describe('a row of a comparison', () => {
  test('differs where one of many says something else', () =>
    expect(comparisonRow('a', [cell('1'), cell('1'), cell('2')]).differs).toBe(true));

  test('differs where one has nothing', () => expect(comparisonRow('a', [cell('1'), null]).differs).toBe(true));

  test('does not differ by what is not known yet', () =>
    expect(comparisonRow('a', [undefined, cell('1'), cell('1')]).differs).toBe(false));

  test('marks what is unlike the base, and nothing as long as the base is not known', () => {
    const known = comparisonRow('a', [cell('1'), cell('2'), cell('1'), null, undefined]);
    const unknown = comparisonRow('a', [undefined, cell('2')]);
    expect(known.cells.map((_, at) => isUnlikeBase(known, at))).toEqual([false, true, false, true, false]);
    expect(unknown.cells.map((_, at) => isUnlikeBase(unknown, at))).toEqual([false, false]);
  });
});

test('only differences leaves out rows that are alike, and groups of such rows', () => {
  const same = comparisonRow('same', [cell('1'), cell('1')]);
  const other = comparisonRow('other', [cell('1'), cell('2')]);
  const groups = [
    { title: 'one', rows: [same, other] },
    { title: 'two', rows: [same] },
  ];
  expect(onlyDifferences(groups)).toEqual([{ title: 'one', rows: [other] }]);
});

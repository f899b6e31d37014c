import { describe, expect, test } from 'vitest';
import { DEFECT_WORDS, defectTypesOf } from './defect-words.ts';
import { DEFECT_MARKS, SpanMark } from './span-table.ts';

describe('defectTypesOf', () => {
  test('gives nothing for a span without marks', () => {
    expect(defectTypesOf(0)).toEqual([]);
  });

  test('names an orphan’s defect', () => {
    expect(defectTypesOf(SpanMark.Orphan)).toEqual(['missing_parent']);
  });

  test('leaves out marks that are plain facts', () => {
    expect(defectTypesOf(SpanMark.HasEvents | SpanMark.HasLinks | SpanMark.FollowsFrom)).toEqual([]);
  });

  test('gives one type for every mark that is a defect', () => {
    const types = defectTypesOf(DEFECT_MARKS);
    expect(new Set(types).size).toBe(19);
  });

  test('gives the types in the order in which they are explained', () => {
    const order = Object.keys(DEFECT_WORDS);
    const places = defectTypesOf(DEFECT_MARKS).map((type) => order.indexOf(type));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

test.each(Object.entries(DEFECT_WORDS))('%s has a title without and an explanation with a full stop', (_, words) => {
  expect([words.title.endsWith('.'), words.explanation.endsWith('.')]).toEqual([false, true]);
});

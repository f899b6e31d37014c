import { expect, test } from 'vitest';
import { wordEnds } from './cut-place.ts';

/** The text up to each place where it may be cut. */
function cutsOf(text: string): string[] {
  return wordEnds(text).map((end) => text.slice(0, end));
}

test('a text is cut behind words, before the signs that follow them', () => {
  expect(cutsOf('It took 14 s (93 %): slow.')).toEqual([
    'It',
    'It took',
    'It took 14 s',
    'It took 14 s (93 %)',
    'It took 14 s (93 %): slow',
  ]);
});

test('no sign by itself ends it', () => {
  expect(cutsOf('page › GET')).toEqual(['page', 'page › GET']);
  expect(cutsOf('› … .')).toEqual([]);
});

test('an operation may end in a bracket', () => {
  expect(cutsOf('/items/{id} fails')[0]).toBe('/items/{id}');
});

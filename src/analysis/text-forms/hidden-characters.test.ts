import { expect, test } from 'vitest';
import { shownPieces } from './hidden-characters.ts';

const shown = (text: string) =>
  shownPieces(text)
    .map((piece) => piece.text)
    .join('');

test('what turns the direction of a text is a piece of its own', () => {
  expect(shownPieces('safe\u202egnp.exe')).toEqual([
    { text: 'safe', isMark: false },
    { text: '⟨U+202E⟩', isMark: true },
    { text: 'gnp.exe', isMark: false },
  ]);
});

test.each([
  ['a\u2066b\u2069c', 'a⟨U+2066⟩b⟨U+2069⟩c'],
  ['pay\u200bpal', 'pay⟨U+200B⟩pal'],
  ['\0', '⟨U+0000⟩'],
])('%j is shown as %s', (text, words) => {
  expect(shown(text)).toBe(words);
});

test.each(['two\nlines\tand a tab\r\n', 'שלום', '👩\u200d💻', 'می\u200cخواهم', ''])('%j stays as it is', (text) => {
  expect(shownPieces(text)).toEqual([{ text, isMark: false }]);
});

test('a text of nothing else is still one piece', () => {
  expect(shownPieces('\u202e'.repeat(100_000))).toHaveLength(1);
});

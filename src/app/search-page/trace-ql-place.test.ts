import { describe, expect, test } from 'vitest';
import { completeAt, placeAtCaret } from './trace-ql-place.ts';

/** The caret is where `|` stands last. */
function at(marked: string) {
  const caret = marked.lastIndexOf('|');
  const text = marked.slice(0, caret) + marked.slice(caret + 1);
  return { text, place: placeAtCaret(text, caret) };
}

/** Returns the query with `*` in it, and the caret where it is then. */
function completed(marked: string) {
  const { text, place } = at(marked);
  const done = completeAt(text, place, '*');
  return `${done.text.slice(0, done.caret)}|${done.text.slice(done.caret)}`;
}

describe('what is typed at the caret of a query', () => {
  test.each([
    ['at the end it is what was typed last', '{ span.http|', 'span.http'],
    ['in the middle it ends at the caret', '{ sta|tus = error }', 'sta'],
    ['it begins behind an operator, without white space too', '{status=er|}', 'er'],
    ['on a second line it does not reach into the first', '{ name = "a" &&\n dur|', 'dur'],
    ['nor does a quote that is open there', '{ name = "a\n dur|', 'dur'],
    ['after quotes there is one again', '{ name = "a \\" b" && ki|', 'ki'],
    ['within quotes it is what they hold', '{ name = "GET /a \\"b|', 'GET /a "b'],
    ['a name in quotes is part of its attribute', '{ span."a b".c|', 'span."a b".c'],
  ])('%s: %s', (_, marked, typed) => {
    expect(at(marked).place.typed).toBe(typed);
  });
});

describe('what can stand at the caret', () => {
  test.each([
    ['{ |', 'attribute'],
    ['{ span.a = 1 && (|', 'attribute'],
    ['{ status = error } >> { |', 'attribute'],
    ['{ } | avg(|', 'attribute'],
    ['{ } | by(a) | select(a, |', 'attribute'],
    ['{ status = |', 'value of status ='],
    ['{status!=|', 'value of status !='],
    ['{ span."a b" =~ "x|', 'value of span."a b" =~'],
    ['{ .a >= `x|', 'value of .a >='],
    ['{ } | |', 'function'],
    ['{ a = "}" } | count() > 1 | co|', 'function'],
    ['|', 'none'],
    ['{ } |', 'none'],
    ['{ } | count() > |', 'none'],
    ['{ a = 1 } || |', 'none'],
    ['{ name = "a"|', 'none'],
    ['{ span."a|', 'none'],
  ])('%s: %s', (marked, meant) => {
    const { type, attribute, operator } = at(marked).place;
    expect(type === 'value' ? `value of ${attribute} ${operator}` : type).toBe(meant);
  });
});

describe('a completion, *, takes the place of', () => {
  test.each([
    ['the word around the caret', '{ sta|tus = error }', '{ *| = error }'],
    ['nothing else behind an operator', '{ status = | }', '{ status = *| }'],
    ['a text that is open, up to the next word', '{ name = "ga| && kind = server }', '{ name = *| && kind = server }'],
    ['the same before another text', '{ name = "ga| && .a = "b" }', '{ name = *| && .a = "b" }'],
    ['a text that is closed, whole', '{ name = "ga|te way" && .a = "b" }', '{ name = *| && .a = "b" }'],
    ['a text behind the caret', '{ name = |"gateway" }', '{ name = *| }'],
    ['a text in backquotes', '{ name = `ga|te way` }', '{ name = *| }'],
  ])('%s: %s', (_, marked, expected) => {
    expect(completed(marked)).toBe(expected);
  });
});

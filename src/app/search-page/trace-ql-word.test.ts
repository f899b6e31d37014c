import { describe, expect, test } from 'vitest';
import { wordAtCaret } from './trace-ql-word.ts';

/** The caret is where `|` stands. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  return wordAtCaret(marked.replace('|', ''), caret);
}

describe('the word at the caret of a query', () => {
  test('at the end it is what was typed last', () => {
    expect(at('{ span.http|').typed).toBe('span.http');
  });

  test('in the middle it is completed up to the caret and replaced whole', () => {
    expect(at('{ sta|tus = error }')).toEqual({ typed: 'sta', from: 2, to: 8 });
  });

  test('it ends at an operator, without white space too', () => {
    expect(at('{status=er|}')).toEqual({ typed: 'er', from: 8, to: 10 });
  });

  test('on a second line it does not reach into the first', () => {
    expect(at('{ name = "a" &&\n dur|').typed).toBe('dur');
  });

  test.each(['{ name = "GET na|', '{ name = "a\\"b na|', '{ name = `na|'])(
    'within quotes there is none: %s',
    (text) => {
      expect(at(text).typed).toBe('');
    },
  );

  test('after quotes there is one again', () => {
    expect(at('{ name = "a \\" b" && ki|').typed).toBe('ki');
  });
});

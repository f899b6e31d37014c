import { describe, expect, test } from 'vitest';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { nameLinks } from './name-links.ts';

const TRACE = traceFromText(`
web  GET /page  |------------------|
  pay  POST       |----|
  pay  load             |-----|
`);

function linked(sentence: string, spans: readonly number[]): string {
  return nameLinks(TRACE, sentence, spans)
    .map(({ text, span }) => (span < 0 ? text : `[${text}|${span}]`))
    .join('');
}

describe('names in a sentence', () => {
  test('lead to their spans, service and all', () => {
    expect(linked('It is one leaf: web › GET /page.', [0])).toBe('It is one leaf: [web › GET /page|0].');
  });

  test('that are poor lead there with what tells more behind', () => {
    expect(linked('One leaf: pay › POST api.example.org.', [1])).toBe('One leaf: [pay › POST api.example.org|1].');
  });

  test('that are poor lead there alone before another word', () => {
    expect(linked('pay › POST takes 3 s.', [1])).toBe('[pay › POST|1] takes 3 s.');
  });

  test('lead there with the service behind', () => {
    expect(linked('POST (pay) failed', [1])).toBe('[POST (pay)|1] failed');
  });

  test('lead there without it', () => {
    expect(linked('load and POST run one after another', [1, 2])).toBe('[load|2] and [POST|1] run one after another');
  });

  test('are whole words', () => {
    expect(linked('overload reloaded', [2])).toBe('overload reloaded');
  });

  test('that two spans share lead to the first', () => {
    expect(linked('load once', [2, 2])).toBe('[load|2] once');
  });
});

import { describe, expect, test } from 'vitest';
import type { Change } from '../../../analysis/change.ts';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { changeSentence, changeWords } from './change-words.ts';

const trace = traceFromText(`
  web GET /page  |----------|
   web stock       |--|
`);

describe('what is asked to be otherwise is called', () => {
  test.each<[string, Change]>([
    ['2 calls at once', { op: 'parallel', spans: [0, 1] }],
    ['1 call at once', { op: 'parallel', spans: [1] }],
    ['stock at half its time', { op: 'scale', span: 1, factor: 0.5 }],
    ['stock gone', { op: 'scale', span: 1, factor: 0 }],
    ['stock × 1.25', { op: 'scale', span: 1, factor: 1.25 }],
    ['stock taking 120 ms', { op: 'set', span: 1, duration: 120e6 }],
    ['all of stock gone', { op: 'scaleOperation', service: 'web', name: 'stock', factor: 0 }],
  ])('%s', (words, change) => {
    expect(changeSentence(changeWords(trace, change))).toBe(words);
  });
});

test('where there is room for little, the figure alone says what it is to be', () => {
  const figureOf = (change: Change) => changeWords(trace, change).figure;
  expect(figureOf({ op: 'set', span: 1, duration: 20e6 })).toBe('20 ms');
  expect(figureOf({ op: 'scale', span: 1, factor: 0.5 })).toBe('half');
  expect(figureOf({ op: 'parallel', spans: [0, 1] })).toBe('at once');
});

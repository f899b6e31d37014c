import { expect, test } from 'vitest';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { wholeWord } from './whole-word.ts';

test.each([
  ['server', 'request'],
  ['client', 'request'],
  ['unspecified', 'request'],
  ['internal', 'run'],
  ['consumer', 'run'],
])('a root of kind %s is a %s', (kind, word) => {
  expect(wholeWord(traceFromText(`shop  work  |---|  kind=${kind}`))).toBe(word);
});

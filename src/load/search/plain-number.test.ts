import { expect, test } from 'vitest';
import { plainNumber, sameValues } from './plain-number.ts';

test.each([
  ['200', '200'],
  ['-1.50', '-1.50'],
  ['007', '7'],
  ['+1e3', '1000'],
  ['.5', '0.5'],
  ['12345678901234567890', '12345678901234567890'],
  ['00012345678901234567890', null],
  ['1e400', null],
  ['0x10', null],
  ['2024-01-01', null],
  ['', null],
])('%j is the number %j', (text, number) => expect(plainNumber(text)).toBe(number));

test.each([
  ['shop', ['shop']],
  ['200', ['200']],
  ['1.50', ['1.50', '1.5']],
  ['007', ['007', '7']],
])('%j is one with %j', (text, texts) => expect(sameValues(text)).toEqual(texts));

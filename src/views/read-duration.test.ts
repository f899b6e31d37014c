import { describe, expect, test } from 'vitest';
import { readDuration } from './read-duration.ts';

describe('a typed duration', () => {
  test.each([
    ['10 ms', 10e6],
    ['1.5s', 1.5e9],
    ['1,5 S', 1.5e9],
    ['480 µs', 480e3],
    ['2 min', 120e9],
    ['.5 s', 0.5e9],
    ['7', 7e6],
  ])('%s is read', (text, nanoseconds) => {
    expect(readDuration(text, 0)).toBe(nanoseconds);
  });

  test('a share is one of the trace', () => {
    expect(readDuration('5 %', 200)).toBe(10);
  });

  test.each(['', 'ms', 'ten ms', '10 parsecs', '-3 s', '10 constructor'])('“%s” is none', (text) => {
    expect(readDuration(text, 1)).toBe(null);
  });
});

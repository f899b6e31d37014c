import { describe, expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

describe('text of a trace in a sentence', () => {
  test('is one line', () => {
    expect(plainText(' SELECT *\n\t FROM orders ')).toBe('SELECT * FROM orders');
  });

  test('steers no terminal', () => {
    expect(plainText('\u001b[31mred\u0007')).toBe('\ufffd[31mred\ufffd');
  });

  test('turns the direction of nothing', () => {
    expect(plainText('pay\u202etxe.exe')).toBe('pay\ufffdtxe.exe');
  });

  test('is cut where it goes on, the ellipsis included', () => {
    expect(plainText('abcdefgh', 5)).toBe('abcd…');
  });

  test('is whole where it just fits', () => {
    expect(plainText('abcde', 5)).toBe('abcde');
  });

  test('is never cut within a character', () => {
    expect(plainText('a😀😀😀', 3)).toBe('a😀…');
  });

  test('has no space before the ellipsis', () => {
    expect(plainText('abc defgh', 5)).toBe('abc…');
  });

  test('takes no time, however long it is', () => {
    expect(plainText(`x${' '.repeat(1_000_000)}y`, 10)).toBe('x…');
  });
});

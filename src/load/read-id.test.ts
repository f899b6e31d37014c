import { describe, expect, test } from 'vitest';
import { newIdWords, parseIdText } from './read-id.ts';

function idOf(text: string, mostDigits: 16 | 32, allowsBase64 = false): string {
  const id = newIdWords();
  parseIdText(text, id, mostDigits, allowsBase64);
  if (id.form !== 'hex') return `${id.form} ${id.text}`.trim();
  return Array.from(id.words, (word) => word.toString(16).padStart(8, '0')).join('');
}

describe('parseIdText', () => {
  test.each([
    ['5B8EFFF798038103D269B633813FC60C', '5b8efff798038103d269b633813fc60c'],
    ['0x5b8efff798038103d269b633813fc60c', '5b8efff798038103d269b633813fc60c'],
    ['5b8efff7-9803-8103-d269-b633813fc60c', '5b8efff798038103d269b633813fc60c'],
    ['592b49be9b0690', '000000000000000000592b49be9b0690'],
    ['1', '00000000000000000000000000000001'],
    ['2mhyviZKKFu39PnZPBzGMg==', 'text 2mhyviZKKFu39PnZPBzGMg=='],
    ['not-an-id', 'text not-an-id'],
    ['0000', 'none'],
    ['', 'none'],
  ])('reads %s', (text, expected) => {
    expect(idOf(text, 32)).toBe(expected);
  });

  test('reads base64 of 16 and of 8 bytes where it may occur, padded or not', () => {
    expect(idOf('2mhyviZKKFu39PnZPBzGMg==', 32, true)).toBe('da6872be264a285bb7f4f9d93c1cc632');
    expect(idOf('2mhyviZKKFu39PnZPBzGMg', 32, true)).toBe('da6872be264a285bb7f4f9d93c1cc632');
    expect(idOf('qquu93B4pPs=', 16, true)).toBe('0000000000000000aaabaef77078a4fb');
  });

  test('keeps a span id of more than 16 digits as text', () => {
    expect(idOf('5b8efff798038103d2', 16)).toBe('text 5b8efff798038103d2');
  });
});

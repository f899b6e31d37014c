import { describe, expect, test } from 'vitest';
import { messageWithin, serverWords } from './server-words.ts';

describe('the words of a server', () => {
  test.each([
    ['{"data":null,"errors":[{"code":404,"msg":"trace not found"}]}', 'trace not found'],
    ['{"error":{"httpCode":404,"message":"No traces found"}}', 'No traces found'],
    ['{"error":"unknown field"}', 'unknown field'],
    ['{"message":"index is missing"}', 'index is missing'],
    ['{"error":{"message":"a long explanation of it all"},"message":"bad"}', 'bad'],
    ['"just text"', 'just text'],
    ['no org id\n', 'no org id'],
    ['<!doctype html><title>Sign in</title><h1>Hello</h1>', 'Sign in'],
    ['<html><body>nothing</body></html>', ''],
    ['{"status":7}', '{"status":7}'],
    ['', ''],
    ['a\u0000b\n  c', 'a b c'],
  ])('of %j are %j', (body, words) => {
    expect(serverWords(body)).toBe(words);
  });

  test('are cut when they are no sentence any more', () => {
    const words = serverWords('word '.repeat(100_000));
    expect(words.length).toBeLessThanOrEqual(300);
    expect(words).toMatch(/word…$/);
  });

  test('are not looked for in data', () => {
    expect(messageWithin('{"trace":{},"metrics":{}}')).toBe('');
  });
});

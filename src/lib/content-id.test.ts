import { expect, test } from 'vitest';
import { contentId } from './content-id.ts';

const encode = (text: string) => new TextEncoder().encode(text);

test('one content has one id, wherever in memory it stands', () => {
  const bytes = encode('xx{"traceEvents":[]}');
  expect(contentId(bytes.subarray(2))).toBe(contentId(encode('{"traceEvents":[]}')));
  expect(contentId(bytes)).toMatch(/^[0-9a-f]{32}$/);
});

test('every byte counts, and so does the length', () => {
  const texts = ['', 'a', 'b', 'aaaa', 'aaaaa', 'aaaab', 'baaaa', 'aaaaaaaa', '\u0000', '\u0000\u0000\u0000\u0000'];
  expect(new Set(texts.map((text) => contentId(encode(text)))).size).toBe(texts.length);
});

import { expect, test } from 'vitest';
import { foundTrace } from './found-for-tests.ts';
import { rootWords } from './trace-words.ts';

test('a name that would turn what stands beside it is marked', () => {
  expect(rootWords(foundTrace({ rootService: 'a\u202eb', rootName: 'c' }))).toBe('a\ufffdb › c');
});

import { expect, test } from 'vitest';
import { listed } from './listed.ts';

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed as %j', (names, sentence) => expect(listed(names)).toBe(sentence));

test('the last word may be another', () => expect(listed(['a', 'b'], 'nor')).toBe('a nor b'));

import { expect, test } from 'vitest';
import { answerAfter } from './answer-after.ts';

test('a root that ended well before its trace did has answered then', () => {
  expect(answerAfter(750e6, 50e6)).toBe('answer after 50.0 ms');
});

test.each([
  ['as long as the trace', 750e6],
  ['nearly so', 700e6],
  ['not known', null],
])('nothing is said of a root that is %s', (_, root) => expect(answerAfter(750e6, root)).toBe(''));

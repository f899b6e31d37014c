import { expect, test } from 'vitest';
import { rememberFor } from './remember-for.ts';

test('works out the value of a key once, also if there is none', () => {
  const asked: object[] = [];
  const remembered = rememberFor((key: object): undefined => {
    asked.push(key);
  });
  const key = {};
  remembered(key);
  remembered(key);
  expect(asked).toEqual([key]);
});

test('tells keys apart that are equal', () => {
  const remembered = rememberFor((key: { n: number }) => ({ of: key }));
  const [one, other] = [{ n: 1 }, { n: 1 }];
  expect(remembered(one).of).toBe(one);
  expect(remembered(other).of).toBe(other);
});

import { expect, test } from 'vitest';
import { progressError } from './progress-truth.ts';

const SENT = [
  { at: 1000, bytes: 100 },
  { at: 2000, bytes: 500 },
  { at: 3000, bytes: 1000 },
];
const errorOf = (at: number, value: number) => progressError([{ at, value }], SENT, 1000);

test('what was sent and no more is the truth', () => {
  expect(errorOf(2500, 50)).toEqual({ ahead: 0, behind: 0 });
});

test('more than was sent is ahead, less is behind', () => {
  expect(errorOf(2500, 60)).toEqual({ ahead: 10, behind: 0 });
  expect(errorOf(2500, 40)).toEqual({ ahead: 0, behind: 10 });
});

test('a piece that leaves at that moment counts for neither', () => {
  expect(errorOf(2010, 10)).toEqual({ ahead: 0, behind: 0 });
  expect(errorOf(1990, 50)).toEqual({ ahead: 0, behind: 0 });
});

test('before anything was sent nothing may be told', () => {
  expect(errorOf(500, 3)).toEqual({ ahead: 3, behind: 0 });
});

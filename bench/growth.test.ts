import { expect, test } from 'vitest';
import { growthLines, isLeak } from './growth.ts';

const growth = (...process: number[]) => ({
  name: 'by reloading',
  after: process.map((amount) => ({ heap: 5, process: amount })),
  spanCounts: process.map((_, i) => 10_000 + i),
});

test('a page that takes as much as before leaks nothing, whatever it took between', () => {
  expect(isLeak(growth(50, 190, 59))).toBe(false);
});

test('a page that takes a fifth more leaks, and says so', () => {
  const leaking = growth(50, 55, 61);
  expect(isLeak(leaking)).toBe(true);
  expect(growthLines(leaking)).toContain(
    'MISSED  by reloading: process memory after the last 1.22 of that after the first, at most 1.2',
  );
});

test('nothing measured is no proof that nothing leaks', () => {
  expect(isLeak(growth())).toBe(true);
});

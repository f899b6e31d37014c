import { expect, test } from 'vitest';
import { AS_HEALTH_CHECKS, accountNotes, cutNotes, healthCheckNotes, stepsInOrder } from './search-notes.ts';

const said = (notes: readonly { sentence: string }[]) => notes.map(({ sentence }) => sentence);

test('one account tells what was left out of what came, in the order applied, and what remains', () => {
  const steps = [
    { words: 'by trace latency', count: 20 },
    { words: 'by errors only', count: 0 },
    { words: AS_HEALTH_CHECKS, count: 1100 },
  ];
  expect(said(accountNotes(1142, steps))).toEqual([
    'The server returned 1,142 traces; left out here: 20 by trace latency, then none by errors only, then 1,100 as health checks; 22 remain.',
  ]);
});

test.each([
  [1, 0, 'The server returned 1 trace; left out here: none by a; 1 remains.'],
  [2, 2, 'The server returned 2 traces; left out here: 2 by a; none remains.'],
])('of %d traces with %d left out it counts right', (returned, count, sentence) =>
  expect(said(accountNotes(returned, [{ words: 'by a', count }]))).toEqual([sentence]),
);

test('where nothing was returned, or nothing decided here, there is no account', () => {
  expect(accountNotes(0, [{ words: 'by a', count: 0 }])).toEqual([]);
  expect(accountNotes(20, [])).toEqual([]);
});

test('steps stand in the order in which conditions are looked at, whichever left something out first', () => {
  const dropped = new Map([
    ['http.route', 1],
    ['trace latency', 20],
    ['', 3],
  ]);
  expect(stepsInOrder(['trace latency', 'errors only', 'http.route'], ['errors only'], dropped)).toEqual([
    { words: 'by trace latency', count: 20 },
    { words: 'by errors only', count: 0 },
    { words: 'by http.route', count: 1 },
    { words: 'by what was asked', count: 3 },
  ]);
});

test('hidden health checks and traces beyond the limit are counted', () => {
  expect(said(healthCheckNotes(1))).toEqual(['1 health check is hidden.']);
  expect(said(healthCheckNotes(1200))).toEqual(['1,200 health checks are hidden.']);
  expect(healthCheckNotes(0)).toEqual([]);
  expect(said(cutNotes(25, 20))).toEqual(['25 traces meet the search: the newest 20 are shown.']);
  expect(cutNotes(20, 20)).toEqual([]);
});

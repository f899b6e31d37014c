import { expect, test } from 'vitest';
import { cutNotes, healthCheckNotes, leftOutNotes } from './search-notes.ts';

const said = (notes: readonly { sentence: string }[]) => notes.map(({ sentence }) => sentence);

test('what was decided here is told with its counts, also where nothing was left out', () => {
  expect(said(leftOutNotes(['errors only'], 100, 88))).toEqual([
    'Errors only: decided from the 100 traces that the server returned; 88 were left out.',
  ]);
  expect(said(leftOutNotes(['errors only', 'kind server'], 1, 0))).toEqual([
    'Errors only, kind server: decided from the 1 trace that the server returned; none was left out.',
  ]);
});

test('what a server ought to have decided is told where it did not', () => {
  expect(leftOutNotes([], 20, 0)).toEqual([]);
  expect(said(leftOutNotes([], 20, 1))).toEqual([
    'Of the 20 traces that the server returned, 1 was left out: it does not meet all that is asked.',
  ]);
});

test('where nothing was returned there is nothing to tell', () => {
  expect(leftOutNotes(['errors only'], 0, 0)).toEqual([]);
});

test('hidden health checks and traces beyond the limit are counted', () => {
  expect(said(healthCheckNotes(1))).toEqual(['1 health check is hidden.']);
  expect(said(healthCheckNotes(1200))).toEqual(['1,200 health checks are hidden.']);
  expect(healthCheckNotes(0)).toEqual([]);
  expect(said(cutNotes(25, 20))).toEqual(['25 traces meet the search: the newest 20 are shown.']);
  expect(cutNotes(20, 20)).toEqual([]);
});

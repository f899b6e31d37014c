import { expect, test } from 'vitest';
import { cutNotes, healthCheckNotes, leftOutNotes } from './search-notes.ts';

const said = (notes: readonly { sentence: string }[]) => notes.map(({ sentence }) => sentence);

test('what was decided here is told with its counts, also where nothing was left out', () => {
  expect(said(leftOutNotes(['errors only'], 100, new Map([['errors only', 88]])))).toEqual([
    'Errors only: decided from the 100 traces that the server returned; 88 were left out.',
  ]);
  expect(said(leftOutNotes(['errors only', 'kind server'], 1, new Map()))).toEqual([
    'Errors only, kind server: decided from the 1 trace that the server returned; none was left out.',
  ]);
});

test('each condition is told with how many were left out by it, in one wording', () => {
  const dropped = new Map([
    ['trace latency', 20],
    ['http.status_code', 1],
  ]);
  expect(said(leftOutNotes(['errors only', 'trace latency'], 142, dropped))).toEqual([
    'Trace latency: decided from the 142 traces that the server returned; 20 were left out.',
    'http.status_code: decided from the 142 traces that the server returned; 1 was left out.',
    'Errors only: decided from the 142 traces that the server returned; none was left out.',
  ]);
});

test('of what the server decided nothing is told where it left nothing to us', () => {
  expect(leftOutNotes([], 20, new Map())).toEqual([]);
});

test('where nothing was returned there is nothing to tell', () => {
  expect(leftOutNotes(['errors only'], 0, new Map())).toEqual([]);
});

test('hidden health checks and traces beyond the limit are counted', () => {
  expect(said(healthCheckNotes(1))).toEqual(['1 health check is hidden.']);
  expect(said(healthCheckNotes(1200))).toEqual(['1,200 health checks are hidden.']);
  expect(healthCheckNotes(0)).toEqual([]);
  expect(said(cutNotes(25, 20))).toEqual(['25 traces meet the search: the newest 20 are shown.']);
  expect(cutNotes(20, 20)).toEqual([]);
});

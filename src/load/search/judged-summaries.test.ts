import { describe, expect, test } from 'vitest';
import type { FoundTrace } from '../../trace/found-trace.ts';
import { ANY_TRACE, type SearchQuery } from '../../trace/search-query.ts';
import { judgeSummaries } from './judged-summaries.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const RANGE = [NOW - 60_000, NOW] as const;
const PLAIN: FoundTrace = {
  traceId: 'a1',
  rootService: 'shop',
  rootName: 'GET /cart',
  startTimeUnixNano: BigInt(NOW - 30_000) * 1_000_000n,
  duration: 250_000_000,
  rootDuration: null,
  spanCount: -1,
  errorCount: -1,
  services: [],
  isCounted: false,
  matches: [],
};
const COUNTED = { services: [{ name: 'shop', spanCount: 3, errorCount: 0 }], spanCount: 3, errorCount: 0 };

function isKept(told: Partial<FoundTrace>, asked: Partial<SearchQuery>): boolean {
  return judgeSummaries([{ ...PLAIN, ...told }], { ...ANY_TRACE, ...asked }, RANGE).traces.length === 1;
}

describe('a summary that contradicts what was asked is left out', () => {
  test.each<[string, Partial<FoundTrace>, Partial<SearchQuery>]>([
    ['too quick a trace', {}, { durationMin: 300_000_000 }],
    ['too slow a trace', {}, { durationMax: 100_000_000 }],
    ['a trace quicker than its span', {}, { durationOf: 'span', durationMin: 300_000_000 }],
    ['one without an error', COUNTED, { isErrorsOnly: true }],
  ])('%s', (_name, told, asked) => {
    expect(isKept(told, asked)).toBe(false);
  });
});

describe('a summary that may meet what was asked is kept', () => {
  test.each<[string, Partial<FoundTrace>, Partial<SearchQuery>]>([
    ['a duration rounded down to a millisecond', {}, { durationMin: 250_900_000 }],
    ['a duration rounded up', {}, { durationMax: 249_100_000 }],
    ['a duration that is not told', { duration: 0 }, { durationMin: 300_000_000 }],
    ['a trace slower than its span', {}, { durationOf: 'span', durationMax: 100_000_000 }],
    ['services that are not told', {}, { service: 'orders', isErrorsOnly: true }],
    ['a query written by hand', COUNTED, { service: 'orders', durationMin: 300_000_000, traceQl: '{ }' }],
  ])('%s', (_name, told, asked) => {
    expect(isKept(told, asked)).toBe(true);
  });
});

test('how many were left out is told, and that health checks were decided from what came', () => {
  const slow = { ...PLAIN, duration: 500_000_000 };
  const check = { ...slow, rootName: 'GET /healthz' };
  const asked = { ...ANY_TRACE, durationMin: 400_000_000, hidesHealthChecks: true };
  const { traces, notes, returned } = judgeSummaries([PLAIN, slow, PLAIN, check], asked, RANGE);
  expect({ traces, returned }).toEqual({ traces: [slow], returned: 4 });
  expect(notes.map(({ sentence }) => sentence)).toEqual([
    'The server returned 4 traces; left out here: 2 by their own figures, then 1 as health checks; 1 remains.',
  ]);
});

test('that health checks are decided here is told where none was known', () => {
  const { notes } = judgeSummaries([PLAIN], { ...ANY_TRACE, hidesHealthChecks: true }, RANGE);
  expect(notes.map(({ sentence }) => sentence)).toEqual([
    'The server returned 1 trace; left out here: none as health checks; 1 remains.',
  ]);
});

test.each([
  ['later', NOW + 5000, ['1 trace that the server returned lies outside of the time that was searched.']],
  [
    'the day before',
    NOW - 86_400_000,
    ['1 trace that the server returned lies outside of the time that was searched.'],
  ],
  ['just before, reaching into it', NOW - 60_100, []],
  ['at no time that is told', 0, []],
])('a trace that starts %s is kept, and told where it is of another time', (_name, start, told) => {
  const trace = { ...PLAIN, startTimeUnixNano: BigInt(start) * 1_000_000n };
  const { traces, notes } = judgeSummaries([trace], ANY_TRACE, RANGE);
  expect(traces).toEqual([trace]);
  expect(notes.map(({ sentence }) => sentence)).toEqual(told);
});

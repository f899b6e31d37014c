import { describe, expect, test } from 'vitest';
import { ANY_TRACE, type SearchQuery } from '../../trace/search-query.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import { lastTimeWords, lastWords, rangeWords, searchWords } from './search-words.ts';

const CASES: readonly (readonly [string, Partial<SearchQuery>])[] = [
  ['any service', {}],
  ['gateway, traces of at least 2 s', { service: 'gateway', durationMin: 2e9 }],
  ['any service, traces of at most 5 min', { durationMax: 300e9 }],
  [
    'gateway, GET /, spans of at most 250 ms',
    { service: 'gateway', operation: 'GET /', durationMax: 250e6, durationOf: 'span' },
  ],
  ['any service, traces over 2.5 ms', { durationMin: 2_500_001 }],
  ['any service, traces over 1 ms, up to 2 ms', { durationMin: 1_000_001, durationMax: 2e6 }],
  ['any service, traces of 1 ms to 2 ms', { durationMin: 1e6, durationMax: 2e6 }],
  ['any service, errors only, client', { isErrorsOnly: true, kind: SpanKind.Client }],
  ['gateway, failed spans of gateway', { service: 'gateway', isErrorsOnly: true }],
  [
    'any service, a=1, no health checks',
    { attributes: [{ key: 'a', operator: '=', value: '1' }], hidesHealthChecks: true },
  ],
  ['{ duration > 1s }', { traceQl: '{ duration > 1s }', service: 'set aside' }],
];

describe('a search in words', () => {
  test.each(CASES)('%s', (words, query) => {
    expect(searchWords({ ...ANY_TRACE, ...query })).toBe(words);
  });
});

describe('time in words', () => {
  test.each([
    [900_000, '15 minutes', 'last 15 minutes'],
    [3_600_000, '1 hour', 'last hour'],
    [60_000, '1 minute', 'last minute'],
    [86_400_000, '24 hours', 'last 24 hours'],
    [172_800_000, '2 days', 'last 2 days'],
    [5000, '5 seconds', 'last 5 seconds'],
  ])('%d ms: %s, and up to now the %s', (milliseconds, words, upToNow) => {
    expect([lastWords(milliseconds), lastTimeWords(milliseconds)]).toEqual([words, upToNow]);
  });

  test('a date is told once where it is one', () => {
    const [from, to] = ['2026-11-21T00:01:26Z', '2026-11-21T00:02:37Z'].map((text) => Date.parse(text));
    expect(rangeWords(from, to, 'utc')).toBe('21 Nov 2026, 00:01:26 to 00:02:37 UTC');
    expect(rangeWords(from - 86_400_000, to, 'utc')).toBe('20 Nov 2026, 00:01:26 UTC to 21 Nov 2026, 00:02:37 UTC');
  });
});

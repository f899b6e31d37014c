import { describe, expect, test } from 'vitest';
import { ANY_TRACE, type SearchQuery } from '../../trace/search-query.ts';
import { byHand, draftAfter, draftFor, draftOf, inZone, readDraft, withTypedConditions } from './form-draft.ts';
import { FIRST_SEARCH, formatSearch, parseSearch } from './search-address.ts';

const QUERY: SearchQuery = {
  ...ANY_TRACE,
  service: 'gateway',
  durationMin: 1_500_000_000,
  attributes: [{ key: 'a', operator: '=', value: '1' }],
  time: { type: 'between', from: Date.parse('2026-11-21T00:01:26Z'), to: Date.parse('2026-11-21T00:02:37.250Z') },
};

const EMPTY = draftOf(FIRST_SEARCH, 'utc');

/** As long as an address can hold. */
const NAME = 'x'.repeat(500);
const VALUE = 'x'.repeat(498);
const TRACEQL = `{ ${'x'.repeat(1498)}`;
const MOST = Array.from({ length: 20 }, (_, i) => ({ key: `k${i}`, operator: '=', value: 'v' }) as const);
const byHandOf = (traceQl: string) => ({ traceQl, isByHand: true });

describe('the form', () => {
  test.each(['utc', 'local'] as const)('shows a search and reads the same, times %s', (zone) => {
    const { query, problems } = readDraft(draftOf({ place: FIRST_SEARCH.place, query: QUERY }, zone), zone);
    expect([query, problems]).toEqual([QUERY, {}]);
  });

  test('shows times on the clock of the zone', () => {
    expect(draftOf({ place: FIRST_SEARCH.place, query: QUERY }, 'utc').time).toEqual({
      type: 'between',
      from: '2026-11-21T00:01:26',
      to: '2026-11-21T00:02:37.250',
    });
  });

  test('in another zone its times are the same moments', () => {
    const { time } = draftOf({ place: FIRST_SEARCH.place, query: QUERY }, 'utc');
    const moved = inZone(time, 'utc', 'local');
    expect(readDraft({ ...EMPTY, time: moved }, 'local').query.time).toEqual(QUERY.time);
    expect(inZone(moved, 'local', 'utc')).toEqual(time);
  });

  test('half a moment stays as it is in another zone', () => {
    const time = { type: 'between', from: '', to: '2026-11-21T00:01:26' } as const;
    expect(inZone(time, 'utc', 'local')).toMatchObject({ from: '' });
  });

  test('a condition that is still being typed counts', () => {
    const { query } = readDraft({ ...EMPTY, attributeText: 'b>5' }, 'utc');
    expect(query.attributes).toEqual([{ key: 'b', operator: '>', value: '5' }]);
  });

  test('a typed condition joins the others once', () => {
    const once = withTypedConditions({ ...EMPTY, attributeText: 'b>5' });
    expect(once).toMatchObject({ attributes: [{ key: 'b' }], attributeText: '' });
    expect(withTypedConditions({ ...once, attributeText: 'b>5' }).attributes).toHaveLength(1);
    expect(withTypedConditions({ ...EMPTY, attributeText: 'b>5 b>5' }).attributes).toHaveLength(1);
  });

  test('what is no condition stays where it was typed, with the reason', () => {
    const draft = { ...EMPTY, attributeText: 'n 5' };
    expect(withTypedConditions(draft)).toBe(draft);
    expect(readDraft(draft, 'utc').problems.attributes).toMatch(/“n 5”.*spaces.*quotes/);
  });

  test.each([
    ['durationMin', { durationMin: 'soon' }],
    ['durationMax', { durationMax: 'soon' }],
    ['attributes', { attributeText: '=5' }],
    ['time', { time: { type: 'between', from: '2026-11-21T00:00', to: '' } }],
    ['traceQl', { isByHand: true, traceQl: ' ' }],
  ] as const)('what is wrong with %s is told there alone', (field, change) => {
    expect(Object.keys(readDraft({ ...EMPTY, ...change }, 'utc').problems)).toEqual([field]);
  });

  test.each([
    ['service', { service: NAME }, { service: `${NAME}x` }, /at most 500 characters/],
    ['operation', { operation: NAME }, { operation: `${NAME}x` }, /at most 500 characters/],
    ['attributes', { attributeText: `k=${VALUE}` }, { attributeText: `k=${VALUE}x` }, /“k=xx.*at most 500 characters/],
    ['attributes', { attributes: MOST }, { attributes: MOST, attributeText: 'one-more' }, /at most 20 conditions/],
    ['traceQl', byHandOf(TRACEQL), byHandOf(`${TRACEQL}x`), /at most 1,500 characters/],
  ] as const)('what an address can hold of %s is asked, more is told there alone', (field, most, more, words) => {
    const { place, query, problems } = readDraft({ ...EMPTY, ...most }, 'utc');
    expect(problems).toEqual({});
    expect(parseSearch(formatSearch({ ...FIRST_SEARCH, place, query })).query).toEqual(query);
    const wrong = readDraft({ ...EMPTY, ...more }, 'utc').problems;
    expect(Object.keys(wrong)).toEqual([field]);
    expect(wrong[field]).toMatch(words);
  });

  test.each([
    ['service', { service: 'ж'.repeat(400), attributes: MOST }],
    ['attributes', { service: 'web', attributes: MOST.map((each) => ({ ...each, value: 'x'.repeat(90) })) }],
    ['traceQl', byHandOf(`{ name = "${'é'.repeat(400)}" }`)],
  ] as const)('what is too long together for a link is told where most of it stands: %s', (field, long) => {
    const { problems } = readDraft({ ...EMPTY, ...long }, 'utc');
    expect(problems).toEqual({
      [field]: expect.stringMatching(/^Not searched: a link to it would be \d,\d+ characters long/),
    });
  });

  test('a link has room for TraceQL rather than for the fields that it sets aside', () => {
    const { query, problems } = readDraft({ ...EMPTY, ...byHandOf(TRACEQL), service: NAME }, 'utc');
    expect([query.traceQl, query.service, problems]).toEqual([TRACEQL, '', {}]);
  });

  test('fields that TraceQL sets aside may be of any length', () =>
    expect(readDraft({ ...EMPTY, ...byHandOf('{ }'), service: `${NAME}x` }, 'utc').problems).toEqual({}));

  test('a shortest duration that is longer than the longest is wrong with both', () => {
    const { problems } = readDraft({ ...EMPTY, durationMin: '2s', durationMax: '1s' }, 'utc');
    expect(Object.keys(problems)).toEqual(['durationMin', 'durationMax']);
    expect(problems.durationMin).toMatch(/at least 2s and at most 1s/);
  });

  test('durations in order are right, alike ones too', () => {
    expect(readDraft({ ...EMPTY, durationMin: '1s', durationMax: '1s' }, 'utc').problems).toEqual({});
  });

  test('a condition without a value is told to lack it', () => {
    expect(readDraft({ ...EMPTY, attributeText: 'key=' }, 'utc').problems.attributes).toMatch(/a value is missing/);
  });

  test('TraceQL that was set aside is there again when it is asked for, after a search too', () => {
    const aside = { ...EMPTY, traceQl: '{ mine }', isByHand: false };
    expect(byHand(aside, '{ fields }').traceQl).toBe('{ mine }');
    expect(byHand(draftAfter(aside, FIRST_SEARCH, 'utc'), '{ fields }').traceQl).toBe('{ mine }');
    expect(byHand(EMPTY, '{ fields }').traceQl).toBe('{ fields }');
  });

  test.each([
    ['tempo', { type: 'backend', name: 'a' }, '{ mine }'],
    ['', { type: 'backend', name: 'a' }, '{ mine }'],
    ['jaeger', { type: 'backend', name: 'a' }, ''],
    ['zipkin', { type: 'backend', name: 'a' }, ''],
    ['', { type: 'file', name: 'a' }, ''],
    ['', { type: 'examples' }, ''],
  ] as const)('what is asked by hand of “%s”, %j, is “%s”', (kind, place, traceQl) => {
    const draft = { ...EMPTY, place, traceQl: '{ mine }', isByHand: true };
    expect(readDraft(draftFor(draft, { place, kind }), 'utc').query.traceQl).toBe(traceQl);
  });

  test('TraceQL counts while its backend is not known, and the fields do for a file', () => {
    const draft = { ...EMPTY, traceQl: '{ mine }', isByHand: true };
    expect(draftFor(draft, null).isByHand).toBe(true);
    expect(draftFor({ ...draft, place: { type: 'file', name: 'a' } }, null).isByHand).toBe(false);
  });

  test('a query that is not in use is not sent', () => {
    expect(readDraft({ ...EMPTY, traceQl: '{ }', isByHand: false }, 'utc').query.traceQl).toBe('');
  });
});

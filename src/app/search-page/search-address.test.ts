import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANY_TRACE, type AttributeCondition, type SearchQuery, type SearchTime } from '../../trace/search-query.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import type { TraceOrder } from '../../trace/trace-order.ts';
import type { PlotLook } from '../../views/search-results/plot-look.ts';
import { formatCondition } from './condition-text.ts';
import {
  asksForSearch,
  canBeAddressed,
  FIRST_SEARCH,
  formatSearch,
  parseSearch,
  type SearchPlace,
  type SearchState,
  searchKey,
  searchLink,
} from './search-address.ts';

const text = fc.string({ unit: 'binary', maxLength: 20 }).map((value) => value.toWellFormed());
const duration = fc.option(fc.maxSafeNat());
const moment = fc.integer({ min: -62_135_596_800_000, max: 8_639_999_000_000_000 });

const place: fc.Arbitrary<SearchPlace> = fc.oneof(
  text.map((name) => ({ type: 'backend', name }) as const),
  text.filter((name) => name !== '').map((name) => ({ type: 'file', name }) as const),
  fc.constant({ type: 'examples' } as const),
);

const condition: fc.Arbitrary<AttributeCondition> = fc.oneof(
  fc.record({ key: text, operator: fc.constantFrom('=', '!=', '>', '>=', '<', '<=', '=~', '!~'), value: text }),
  text.map((key) => ({ key, operator: 'exists', value: '' }) as const),
);

const time: fc.Arbitrary<SearchTime> = fc.oneof(
  fc.integer({ min: 1, max: 1e9 }).map((milliseconds) => ({ type: 'last', milliseconds }) as const),
  fc
    .tuple(moment, moment)
    .filter(([from, to]) => from < to)
    .map(([from, to]) => ({ type: 'between', from, to }) as const),
);

const query: fc.Arbitrary<SearchQuery> = fc.record({
  service: text,
  operation: text,
  durationMin: duration,
  durationMax: duration,
  durationOf: fc.constantFrom('trace', 'span'),
  isErrorsOnly: fc.boolean(),
  kind: fc.option(fc.constantFrom(...Object.values(SpanKind))),
  attributes: fc.uniqueArray(condition, { maxLength: 5, selector: formatCondition }),
  hidesHealthChecks: fc.boolean(),
  time,
  limit: fc.integer({ min: 1, max: 10_000 }),
  traceQl: text,
});

const order: fc.Arbitrary<TraceOrder> = fc.record({
  column: fc.constantFrom('root', 'start', 'duration', 'services', 'spans', 'errors'),
  isDescending: fc.boolean(),
});

const plot: fc.Arbitrary<PlotLook> = fc.record({
  scale: fc.constantFrom('log', 'linear'),
  colourBy: fc.constantFrom('errors', 'service'),
  brush: fc.option(
    fc.tuple(fc.nat(), fc.nat(), fc.maxSafeNat(), fc.maxSafeNat()).map(([from, length, min, max]) => ({
      from,
      to: from + length,
      durationMin: Math.min(min, max),
      durationMax: Math.max(min, max),
    })),
  ),
});

const state: fc.Arbitrary<SearchState> = fc.record({ place, query, order, plot });

describe('the address of a search', () => {
  test('every search is read as it was written', () => {
    fc.assert(
      fc.property(state, (search) => {
        expect(parseSearch(formatSearch(search))).toEqual(search);
      }),
    );
  });

  test('what is read of any text at all reads the same once more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (address) => {
        const read = parseSearch(address);
        expect(parseSearch(formatSearch(read))).toEqual(read);
      }),
    );
  });

  test('defaults stay out', () => {
    expect(formatSearch(FIRST_SEARCH)).toBe('');
    expect(searchLink({})).toBe('/search');
  });

  test('people can read it', () => {
    const search: SearchState = {
      ...FIRST_SEARCH,
      place: { type: 'backend', name: 'jaeger' },
      query: {
        ...ANY_TRACE,
        service: 'gateway',
        durationMin: 2e9,
        isErrorsOnly: true,
        attributes: [{ key: 'http.status_code', operator: '=', value: '500' }],
        time: { type: 'last', milliseconds: 3_600_000 },
      },
    };
    expect(searchLink(search)).toBe(
      '/search?backend=jaeger&service=gateway&min=2s&errors=1&attr=http.status_code%3D500&last=1h',
    );
  });

  test.each([
    ['service=a&min=soon', { service: 'a', durationMin: null }],
    ['service=a&limit=-3', { service: 'a', limit: 20 }],
    ['service=a&limit=1e9', { service: 'a', limit: 20 }],
    ['service=a&last=long', { service: 'a', time: ANY_TRACE.time }],
    ['service=a&from=2026-11-21T00:00:00Z', { service: 'a', time: ANY_TRACE.time }],
    [
      'service=a&from=2026-11-21T00:00:00Z&to=2026-11-20T00:00:00Z&last=6h',
      { time: { type: 'last', milliseconds: 21_600_000 } },
    ],
    ['service=a&attr==3&attr=b', { attributes: [{ key: 'b', operator: 'exists', value: '' }] }],
    ['attr=b&attr="b"', { attributes: [{ key: 'b', operator: 'exists', value: '' }] }],
    ['service=a&kind=constructor', { service: 'a', kind: null }],
    [`service=${'x'.repeat(5000)}&errors=1`, { service: '', isErrorsOnly: true }],
    ['service=%E0%A4%A&errors=1', { isErrorsOnly: true }],
    ['errors=yes', { isErrorsOnly: false }],
    ['last=15m', { time: { type: 'last', milliseconds: 900_000 } }],
  ] as const)('%s: what cannot be read falls back alone, what is said twice counts once', (address, expected) => {
    expect(parseSearch(address).query).toMatchObject(expected);
  });

  test.each([
    'brush=1_2_3',
    'brush=5_2_1ms_2ms',
    'brush=1_2_2ms_1ms',
    'brush=a_b_c_d',
    'brush=1_9999999999999999_1ms_2ms',
    'from=2026-11-21T00:00:00Z&to=8640000000000000',
    'from=-271821-04-20T00:00:00Z&to=2026-11-21T00:00:00Z',
    'sort=constructor',
    'scale=cubic',
  ])('%s changes nothing', (address) => {
    expect(parseSearch(address)).toEqual(FIRST_SEARCH);
  });

  test('an address with nothing in it asks for nothing yet', () => {
    expect(asksForSearch('')).toBe(false);
    expect(asksForSearch('?backend=jaeger')).toBe(true);
  });

  test('how a search is looked at makes it no other search', () => {
    const looked = parseSearch('backend=a&service=b&sort=start&scale=linear&colour=service&brush=1_2_1ms_2ms');
    expect(searchKey(looked)).toBe(searchKey(parseSearch('backend=a&service=b')));
  });
});

describe('what an address can hold', () => {
  const condition = { key: 'error', operator: 'exists', value: '' } as const;
  const canHold = (query: Partial<typeof FIRST_SEARCH.query>) =>
    canBeAddressed({ ...FIRST_SEARCH, query: { ...FIRST_SEARCH.query, ...query } });

  test('is a condition that is said twice, once', () =>
    expect(canHold({ attributes: [condition, condition] })).toBe(true));

  test('is no name that the reader passes over, and no more than chats keep whole', () => {
    expect(canHold({ service: 'x'.repeat(501) })).toBe(false);
    expect(canHold({ service: 'ж'.repeat(400) })).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatUrl, type LookedAt, NO_SOURCE, parseUrl, type SourceFields, type UrlState } from './url-state.ts';

// Short: an address that would be too long goes without some of it.
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 });
const id = name.map((text) => text.trim()).filter((text) => text !== '');
const source: fc.Arbitrary<SourceFields> = fc.oneof(
  fc.constant(NO_SOURCE),
  name.map((backend) => ({ ...NO_SOURCE, backend })),
  name.map((example) => ({ ...NO_SOURCE, example })),
  name.map((file) => ({ ...NO_SOURCE, file })),
);
const lookedAt: fc.Arbitrary<LookedAt> = fc.record(
  {
    span: fc.oneof(fc.constant(''), name),
    pins: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
    finding: name,
    whatIf: name,
    look: fc
      .array(
        fc.tuple(
          name.map((text) => `x${text}`),
          name,
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((fields) => `${new URLSearchParams(fields)}`),
  },
  { requiredKeys: ['span'] },
);
const state: fc.Arbitrary<Exclude<UrlState, { page: 'unknown' }>> = fc.oneof(
  fc.constant({ page: 'first' } as const),
  fc
    .tuple(id, lookedAt, source)
    .map(([traceId, looked, from]) => ({ page: 'trace', traceId, ...looked, ...from }) as const),
  fc
    .tuple(fc.array(id), fc.record({ sort: name }, { requiredKeys: [] }), source)
    .map(([traceIds, look, from]) => ({ page: 'traces', traceIds, ...look, ...from }) as const),
);

function parse(address: string): UrlState {
  const [path, search = ''] = address.split(/\?(.*)/s);
  return parseUrl(path, search);
}

describe('an address', () => {
  test('that was written is read as what it was written from', () =>
    fc.assert(
      fc.property(state, (value) => {
        expect(parse(formatUrl(value))).toEqual(value);
      }),
    ));

  test('of any kind is read without an exception', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), (path, search) => void parseUrl(path, search))));

  test('keeps defaults out', () =>
    expect(formatUrl({ page: 'trace', traceId: 'abc', span: '', ...NO_SOURCE })).toBe('/trace/abc'));

  test('names backend and span', () =>
    expect(formatUrl({ page: 'trace', traceId: 'abc', span: '12', ...NO_SOURCE, backend: 'jaeger' })).toBe(
      '/trace/abc?backend=jaeger&span=12',
    ));

  test('names the pinned spans in their order, once each', () =>
    expect(parse('/trace/abc?pin=b&pin=&pin=a&pin=b')).toMatchObject({ span: '', pins: ['b', 'a'] }));

  test('pins no more than four spans', () =>
    expect(parse('/trace/abc?pin=1&pin=2&pin=3&pin=4&pin=5')).toMatchObject({ pins: ['1', '2', '3', '4'] }));

  test('hands what it does not read itself through, the version with it', () =>
    expect(parse('/trace/abc?v=2&span=12&filter=a+b&zoom=1-2')).toMatchObject({
      span: '12',
      look: 'v=2&filter=a+b&zoom=1-2',
    }));

  test('with a field that is too long loses that field alone', () =>
    expect(parse(`/trace/abc?backend=jaeger&span=${'1'.repeat(2000)}`)).toEqual({
      page: 'trace',
      traceId: 'abc',
      span: '',
      ...NO_SOURCE,
      backend: 'jaeger',
    }));

  test('with an id that is too long still names it, so that it can be told', () =>
    expect(parse(`/trace/${'1'.repeat(3000)}`)).toMatchObject({ page: 'trace', traceId: '1'.repeat(3000) }));

  test('of a later version is read as far as it is understood', () =>
    expect(parse('/trace/abc?backend=jaeger&span=12&v=3&zoom=1-2')).toEqual({
      page: 'trace',
      traceId: 'abc',
      span: '12',
      look: 'v=3&zoom=1-2',
      ...NO_SOURCE,
      backend: 'jaeger',
    }));

  test.each(['/search2', '/trace/', '/trace/a/b', '/trace/%', '/traces/x'])('%s is unknown', (path) =>
    expect(parse(path)).toEqual({ page: 'unknown' }),
  );
});

test('the address at which Jaeger’s page compares two traces is a list of them', () => {
  expect(parseUrl('/trace/a1...b2', '?cohort=a1&cohort=b2&backend=jaeger')).toEqual({
    page: 'traces',
    traceIds: ['a1', 'b2'],
    backend: 'jaeger',
    example: '',
    file: '',
  });
  expect(parseUrl('/trace/a1...', '')).toMatchObject({ page: 'trace', traceId: 'a1...' });
});

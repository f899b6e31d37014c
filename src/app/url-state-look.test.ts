import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CollapseRule, FIRST_LOOK, type TraceLook } from '../views/trace-look.ts';
import { formatUrl, NO_SOURCE, parseUrl } from './url-state.ts';
import { formatLook, readLook, spanFoundByJaeger, upgradeLook } from './url-state-look.ts';

const key = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
);
const text = fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 40 }));
const time = fc.double({ min: 0.001, max: 1e15, noNaN: true });
const rule: fc.Arbitrary<CollapseRule> = fc.oneof(
  fc.constant<CollapseRule>({ type: 'none' }),
  fc.nat(1000).map((depth): CollapseRule => ({ type: 'depth', depth })),
  time.map((than): CollapseRule => ({ type: 'shorter', than })),
  fc.constant<CollapseRule>({ type: 'without-errors' }),
);
const look: fc.Arbitrary<TraceLook> = fc.record({
  window: fc.option(
    fc
      .tuple(fc.maxSafeNat(), fc.integer({ min: 1, max: 1e12 }))
      .filter(([start, more]) => Number.isSafeInteger(start + more))
      .map(([start, more]) => [start, start + more] as const),
  ),
  top: fc.oneof(fc.constant(''), key),
  topShift: fc.nat(999).map((thousandths) => thousandths / 1000),
  collapse: rule,
  exceptions: fc.uniqueArray(key, { maxLength: 5 }),
  root: fc.oneof(fc.constant(''), key),
  filter: text,
  filterMode: fc.constantFrom('highlight', 'only'),
  colourBy: text,
  isPathAlone: fc.boolean(),
  isAsRecorded: fc.boolean(),
  ledger: text,
  panel: fc.constantFrom('', 'closed', 'details', 'findings', 'compare'),
  columns: fc.uniqueArray(fc.oneof(fc.constantFrom('duration', 'attribute:http.route', 'attribute:a,b%2C.c'), key)),
  density: fc.constantFrom('', 'one-line', 'two-line'),
  layers: fc.uniqueArray(fc.constantFrom('no-path', 'short-gaps', 'no-own-time')),
});

/** What a whole address says of the look. */
function lookIn(address: string): TraceLook {
  const [path, search = ''] = address.split(/\?(.*)/s);
  const state = parseUrl(path, search);
  return readLook(state.page === 'trace' ? (state.look ?? '') : '');
}

describe('a look in an address', () => {
  test('is read as it was written', () =>
    fc.assert(
      fc.property(look, (value) => {
        expect(readLook(formatLook(value))).toEqual(value);
      }),
    ));

  test('has of the time in sight the digits that a picture can tell', () => {
    const written = formatLook({ ...FIRST_LOOK, window: [198455728.91706917, 649573667.8581481] });
    expect(new URLSearchParams(written).get('zoom')).toBe('198455729-649573668');
  });

  test('has the time in sight to a 64th of a pixel, however short it is', () =>
    fc.assert(
      fc.property(time, fc.double({ min: 1, max: 1e12, noNaN: true }), (start, more) => {
        const window = [start, start + more] as const;
        fc.pre(window[1] > window[0]);
        const read = readLook(formatLook({ ...FIRST_LOOK, window })).window ?? [0, 0];
        const pixel = Math.max(1, (window[1] - window[0]) / 4000);
        expect(Math.abs(read[0] - window[0])).toBeLessThanOrEqual(pixel / 64 + Number.EPSILON * start);
        expect(Math.abs(read[1] - window[1])).toBeLessThanOrEqual(pixel / 64 + Number.EPSILON * window[1]);
      }),
    ));

  test('is nothing where a trace is looked at as it opens', () => expect(formatLook(FIRST_LOOK)).toBe(''));

  test('goes through the whole address', () => {
    const value: TraceLook = { ...FIRST_LOOK, filter: 'a & b = %', exceptions: ['a.b', 'c%2E', '00000000000000c3'] };
    const address = formatUrl({ page: 'trace', traceId: '1', span: '', ...NO_SOURCE, look: formatLook(value) });
    expect(lookIn(address)).toEqual(value);
  });

  test('is shorter than 200 characters with a zoom, a scroll, a rule, a subtree, a filter and a colour', () => {
    const value: TraceLook = {
      ...FIRST_LOOK,
      window: [1349123456, 2794123457],
      top: '00000000000000c3',
      collapse: { type: 'depth', depth: 3 },
      root: '00000000000000a1',
      filter: 'service:orders',
      colourBy: 'kind',
    };
    const traceId = '5b8aa5a2d2c872e8321cf37308d69df2';
    const address = formatUrl({ page: 'trace', traceId, span: '', ...NO_SOURCE, look: formatLook(value) });
    expect(address.length).toBeLessThan(200);
  });
});

describe('the length of an address', () => {
  const traceId = '5b8aa5a2d2c872e8321cf37308d69df2';
  const keys = Array.from({ length: 300 }, (_, i) => i.toString(16).padStart(16, '0'));

  test('is never more than 2,000 characters', () => {
    const long = fc.string({ unit: 'grapheme', maxLength: 1000 });
    fc.assert(
      fc.property(look, long, long, long, (value, filter, whatIf, finding) => {
        const state = { page: 'trace', traceId, span: keys[0], pins: keys.slice(0, 4), whatIf, finding } as const;
        const raw = formatLook({ ...value, filter, exceptions: keys, colourBy: '', top: keys[1], root: keys[2] });
        expect(formatUrl({ ...state, ...NO_SOURCE, backend: 'tempo', look: raw }).length).toBeLessThanOrEqual(2000);
      }),
    );
  });

  test('costs rows that were opened one by one first, and the zoom never', () => {
    const raw = formatLook({ ...FIRST_LOOK, window: [1, 2], filter: 'status:error', exceptions: keys });
    const address = formatUrl({ page: 'trace', traceId, span: '', ...NO_SOURCE, look: raw });
    expect(lookIn(address)).toEqual({ ...FIRST_LOOK, window: [1, 2], filter: 'status:error' });
  });
});

describe('an address that was mangled', () => {
  const at = (search: string) => lookIn(`/trace/abc?${search}`);
  test.each([
    ['zoom=5', {}],
    ['zoom=9-3', {}],
    ['zoom=-5-9', {}],
    ['zoom=1e3-2e3', {}],
    ['zoom=NaN-Infinity', {}],
    ['zoom=1-2-3&filter=a', { filter: 'a' }],
    ['zoom=1000-2000&zoom=3-4', { window: [1000, 2000] }],
    ['shift=7&top=c3', { top: 'c3' }],
    ['collapse=depth:-1&filter=b', { filter: 'b' }],
    ['collapse=depth:1.5', {}],
    ['collapse=sideways', {}],
    ['collapse=shorter:', {}],
    ['except=..a..a.', { exceptions: ['a'] }],
    ['mode=neither&panel=closed', { panel: 'closed' }],
    ['rows=all&times=local', {}],
    [`filter=${'x'.repeat(1001)}&colour=kind`, { colourBy: 'kind' }],
    ['%E0%A4%A&filter=c', { filter: 'c' }],
    ['filter=%E0%A4%A', { filter: '\ufffd%A' }],
    ['utm_source=chat&filter=d', { filter: 'd' }],
    ['filter=e&amp;mode=only', { filter: 'e' }],
    ['filter=f%20g&mode=only', { filter: 'f g', filterMode: 'only' }],
    ['v=2&v=9&filter=h', { filter: 'h' }],
    ['v=99&zoom=x&filter=i', { filter: 'i' }],
    ['v=x&filter=j', { filter: 'j' }],
    ['v=&filter=k', { filter: 'k' }],
    ['&&&?=', {}],
  ] as const)('with “%s” still opens the trace', (search, said) => {
    expect(parseUrl('/trace/abc', `?${search}`)).toMatchObject({ page: 'trace', traceId: 'abc' });
    expect(at(search)).toEqual({ ...FIRST_LOOK, ...said });
  });

  test('is read without an exception, whatever it says', () =>
    fc.assert(fc.property(fc.string(), (search) => void lookIn(`/trace/abc?${search}`))));
});

describe('an address of version 1', () => {
  const upgraded = (search: string) => Object.fromEntries(upgradeLook(new URLSearchParams(search)));

  test('becomes one of version 2', () => expect(upgraded('v=1')).toEqual({ v: '2' }));

  test('has what Jaeger calls uiFind as its filter', () =>
    expect(upgraded('uiFind=redis+timeout')).toEqual({ v: '2', filter: 'redis timeout' }));

  test('keeps a filter of its own', () =>
    expect(upgraded('filter=mine&uiFind=other')).toEqual({ v: '2', filter: 'mine' }));

  test('that finds a span by its id has no filter for it', () => {
    expect(upgraded('uiFind=00000000000000C3')).toEqual({ v: '2' });
    expect(spanFoundByJaeger('uiFind=00000000000000C3')).toBe('00000000000000c3');
  });

  test('is not changed where it was given', () => {
    const params = new URLSearchParams('uiFind=a');
    upgradeLook(params);
    expect(`${params}`).toBe('uiFind=a');
  });

  test('is upgraded once', () => expect(upgraded('v=2&uiFind=a')).toEqual({ v: '2', uiFind: 'a' }));
});

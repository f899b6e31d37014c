import { describe, expect, test } from 'vitest';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { NO_SOURCE } from '../url-state.ts';
import { parseSearch } from './search-address.ts';
import { searchesLike, searchWithAttribute } from './searches-like.ts';

const TRACE = traceFromText('gateway GET /quote |-----|');
const START = Number(TRACE.startTimeUnixNano / 1_000_000n);
const HOUR = 3_600_000;
const FROM = { ...NO_SOURCE, backend: 'tempo' };

describe('searches from a trace', () => {
  test('others like it have its root, slower ones took longer than it', () => {
    const [like, slower] = searchesLike(TRACE, FROM, START).map(({ query }) => parseSearch(query).query);
    expect(like).toMatchObject({ service: 'gateway', operation: 'GET /quote', durationMin: null });
    expect(slower).toMatchObject({ service: 'gateway', durationMin: TRACE.duration + 1, durationOf: 'trace' });
  });

  test('an attribute is asked for by key and value', () => {
    const found = searchWithAttribute(TRACE, FROM, 'user.id', 'a b', START);
    expect(parseSearch(found?.query ?? '').query.attributes).toEqual([{ key: 'user.id', operator: '=', value: 'a b' }]);
  });

  test('what no address can hold is not asked for, rather than something wider', () => {
    expect(searchWithAttribute(TRACE, FROM, 'key', 'x'.repeat(600), START)).toBeNull();
    expect(searchWithAttribute(TRACE, FROM, 'key', 'ä'.repeat(400), START)).toBeNull();
    expect(searchesLike(traceFromText(`gateway ${'x'.repeat(600)} |-----|`), FROM, START)).toEqual([]);
  });

  test.each([
    [5 * 60_000, { type: 'last', milliseconds: HOUR }],
    [5 * HOUR, { type: 'last', milliseconds: 24 * HOUR }],
    [100 * HOUR, { type: 'between' }],
  ])('%d ms later the time that is searched still holds the trace', (age, time) => {
    const [like] = searchesLike(TRACE, FROM, START + age);
    expect(parseSearch(like.query).query.time).toMatchObject(time);
  });

  test('where the trace came from is where is searched', () => {
    const placeOf = (from: typeof NO_SOURCE) => parseSearch(searchesLike(TRACE, from, START)[0].query).place;
    expect(placeOf(FROM)).toEqual({ type: 'backend', name: 'tempo' });
    expect(placeOf({ ...NO_SOURCE, example: 'checkout-4s' })).toEqual({ type: 'examples' });
    expect(placeOf({ ...NO_SOURCE, file: 'a.json' })).toEqual({ type: 'file', name: 'a.json' });
  });
});

import { describe, expect, test } from 'vitest';
import { ANY_TRACE } from '../../trace/search-query.ts';
import { recogniseText } from './recognise-text.ts';

const BASE = 'http://shop.example/longpole/';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const search = (params: Record<string, string>) => `http://jaeger:16686/search?${new URLSearchParams(params)}`;

describe('a page of ours in the box', () => {
  test('is a search', () =>
    expect(recogniseText(`${BASE}search?in=examples&min=1s`, BASE)).toEqual({
      kind: 'page',
      page: { page: 'search', query: 'in=examples&min=1s' },
      what: 'Address of a search in Longpole',
    }));

  test('is a list, which keeps where it is from', () =>
    expect(recogniseText(` ${BASE}traces?backend=tempo&id=${TRACE}&id=a1\n`, BASE)).toMatchObject({
      kind: 'page',
      page: { page: 'traces', backend: 'tempo', traceIds: [TRACE, 'a1'] },
    }));

  test('is a trace, as everywhere', () =>
    expect(recogniseText(`${BASE}trace/${TRACE}?backend=tempo`, BASE)).toMatchObject({ kind: 'address' }));

  test('is none of ours elsewhere', () =>
    expect(recogniseText('http://other.example/search?in=examples', BASE)).toMatchObject({ kind: 'unknown' }));
});

describe('a search on Jaeger’s page', () => {
  test('asks here what it asks there', () => {
    const text = search({
      service: 'shop',
      operation: 'GET /cart',
      lookback: '1h',
      limit: '50',
      minDuration: '1.2s',
      maxDuration: '',
      tags: '{"http.route":"/cart","n":5}',
    });
    expect(recogniseText(text, BASE)).toEqual({
      kind: 'search',
      what: 'Jaeger: a search',
      query: {
        ...ANY_TRACE,
        service: 'shop',
        operation: 'GET /cart',
        durationMin: 1_200_000_000,
        durationOf: 'span',
        attributes: [
          { key: 'http.route', operator: '=', value: '/cart' },
          { key: 'n', operator: '=', value: '5' },
        ],
        time: { type: 'last', milliseconds: 3_600_000 },
        limit: 50,
      },
    });
  });

  test('has the time of its own', () => {
    const text = search({ service: 'shop', lookback: 'custom', start: '1784000000000000', end: '1784003600000000' });
    expect(recogniseText(text, BASE)).toMatchObject({
      query: { time: { type: 'between', from: 1_784_000_000_000, to: 1_784_003_600_000 } },
    });
  });

  test('falls back field by field', () => {
    const text = search({
      service: 'shop',
      lookback: 'x',
      limit: '-3',
      minDuration: 'soon',
      tags: '{',
      operation: 'all',
    });
    expect(recogniseText(text, BASE)).toMatchObject({ query: { ...ANY_TRACE, service: 'shop', durationOf: 'span' } });
  });
});

describe('a search on Grafana’s page', () => {
  const pane = (query: object, datasource: unknown) =>
    `https://grafana.example/explore?panes=${encodeURIComponent(JSON.stringify({ a: { datasource, queries: [query] } }))}`;

  test('keeps its limit, and which kind of backend it asks', () => {
    const text = pane({ query: '{ status = error }', limit: 77, datasource: { type: 'tempo', uid: 'x' } }, 'x');
    expect(recogniseText(text, BASE)).toMatchObject({ query: { limit: 77 }, source: 'tempo' });
  });

  test.each([0, -3, 'x', null])('with a limit of %s has the usual one', (limit) =>
    expect(recogniseText(pane({ query: '{ status = error }', limit }, 'x'), BASE)).toMatchObject({
      query: { limit: ANY_TRACE.limit },
    }),
  );

  test('with a trace tells which kind of backend has it', () =>
    expect(recogniseText(pane({ query: TRACE }, 'Tempo (production)'), BASE)).toMatchObject({
      kind: 'ids',
      source: 'tempo',
    }));
});

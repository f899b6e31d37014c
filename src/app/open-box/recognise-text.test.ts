import { describe, expect, test } from 'vitest';
import { ANY_TRACE } from '../../trace/search-query.ts';
import { formatUrl, NO_SOURCE } from '../url-state.ts';
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

describe('a search on Zipkin’s page', () => {
  const zipkin = (params: Record<string, string>) =>
    recogniseText(`http://zipkin:9411/zipkin/?${new URLSearchParams(params)}`, BASE);

  test('asks here what it asks there', () => {
    const asked = zipkin({
      serviceName: 'shop',
      spanName: 'get /cart',
      remoteServiceName: 'mysql',
      minDuration: '10ms',
      maxDuration: '2000000',
      annotationQuery: 'http.path=/a=b and retry and error',
      lookback: '15m',
      endTs: '1795219356884',
      limit: '10',
    });
    expect(asked).toEqual({
      kind: 'search',
      what: 'Zipkin: a search',
      source: 'zipkin',
      query: {
        ...ANY_TRACE,
        service: 'shop',
        operation: 'get /cart',
        durationMin: 10_000_000,
        durationMax: 2_000_000_000,
        durationOf: 'span',
        isErrorsOnly: true,
        attributes: [
          { key: 'service.peer.name', operator: '=', value: 'mysql' },
          { key: 'http.path', operator: '=', value: '/a=b' },
          { key: 'retry', operator: 'exists', value: '' },
        ],
        time: { type: 'between', from: 1_795_218_456_884, to: 1_795_219_356_884 },
        limit: 10,
      },
    });
  });

  test.each([
    [{ lookback: 'range', startTs: '1795210000000', endTs: '1795219356884' }, 9_356_884],
    [{ lookback: 'millis', millis: '5000', endTs: '1795219356884' }, 5000],
    [{ lookback: '3600000', endTs: '1795219356884' }, 3_600_000],
  ])('has the time of its own: %j', (params, milliseconds) => {
    const to = 1_795_219_356_884;
    const time = { type: 'between', from: to - milliseconds, to };
    expect(zipkin({ ...params })).toMatchObject({ kind: 'search', query: { time } });
  });

  test('is none without a question', () => {
    expect(zipkin({ x: '1' })).toMatchObject({ kind: 'unknown' });
  });
});

describe('what no address can hold', () => {
  const ids = Array.from({ length: 60 }, (_, i) => `0af7651916cd43dd8448eb211c8031${i + 10}`);

  test('of very many ids stays in the box, the first are opened', () => {
    const recognised = recogniseText(ids.join('\n'), 'http://host/');
    const { length } = recognised.kind === 'ids' ? recognised.ids : [];
    expect(recognised).toMatchObject({
      what: `60 trace ids: the first ${length} at once, ${60 - length} stay in the box;`,
      rest: ids.slice(length),
    });
    const traceIds = ids.slice(0, length);
    expect(formatUrl({ page: 'traces', traceIds, ...NO_SOURCE }).length).toBeLessThan(1750);
    expect(formatUrl({ page: 'traces', traceIds, ...NO_SOURCE }).length).toBeGreaterThan(1600);
  });

  test('of a few ids is nothing', () =>
    expect(recogniseText(ids.slice(0, 40).join('\n'), 'http://host/')).toMatchObject({ what: '40 trace ids' }));

  test('of a search is told, and it is not made wider', () => {
    const tags = encodeURIComponent(JSON.stringify({ key: 'ж'.repeat(400) }));
    const recognised = recogniseText(
      `http://jaeger:16686/search?service=shop&lookback=1h&tags=${tags}`,
      'http://host/',
    );
    expect(recognised).toMatchObject({ kind: 'unknown', why: expect.stringMatching(/longer than an address/) });
  });
});

describe('the id of a request', () => {
  test('is searched for as an attribute, in the last day where no time is told', () =>
    expect(recogniseText(`x-request-id: 4bf92f35-77b3-4da6-a3ce-929d0e0e4736`, BASE)).toMatchObject({
      kind: 'search',
      query: {
        ...ANY_TRACE,
        attributes: [
          { key: 'http.request.header.x-request-id', operator: '=', value: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736' },
        ],
        time: { type: 'last', milliseconds: 86_400_000 },
      },
    }));
});

import { describe, expect, test } from 'vitest';
import { recognise } from './identifiers.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const OTHER = '0af7651916cd43dd8448eb211c80319c';
const SPAN = '00f067aa0ba902b7';
const EXPLORE = 'https://grafana.example.com/explore';

function pane(query: string, spanId?: string) {
  const panelsState = spanId === undefined ? {} : { panelsState: { trace: { spanId } } };
  return {
    datasource: 'uid',
    queries: [{ refId: 'A', query, queryType: 'traceql' }],
    ...panelsState,
    range: { from: 'now-1h', to: 'now' },
  };
}

const encoded = (value: unknown) => encodeURIComponent(JSON.stringify(value));
const spaced = (value: unknown) => encodeURIComponent(JSON.stringify(value, null, 1)).replaceAll('%20', '+');
const panes = (value: unknown) => `${EXPLORE}?schemaVersion=1&panes=${encoded(value)}&orgId=1`;

const ONE = `Grafana Explore: trace ${TRACE}`;
const BOTH = `${ONE}, span ${SPAN}`;

describe('the address of a page of Grafana', () => {
  test.each([
    ['panes', panes({ abc: pane(TRACE, SPAN) }), BOTH],
    ['panes without a span', panes({ abc: pane(TRACE) }), ONE],
    ['panes with a span that is none', panes({ abc: pane(TRACE, 'undefined') }), ONE],
    ['upper case', panes({ abc: pane(TRACE.toUpperCase(), SPAN) }), BOTH],
    ['plus signs for spaces', `${EXPLORE}?panes=${spaced({ abc: pane(TRACE, SPAN) })}&schemaVersion=1`, BOTH],
    ['encoded twice', `${EXPLORE}?panes=${encodeURIComponent(encoded({ abc: pane(TRACE, SPAN) }))}`, BOTH],
    ['not encoded', `${EXPLORE}?schemaVersion=1&panes=${JSON.stringify({ abc: pane(TRACE, SPAN) })}&orgId=1`, BOTH],
    ['below a path', `https://intra.example/grafana/explore?panes=${encoded({ a: pane(TRACE, SPAN) })}`, BOTH],
    ['in a sentence', `look: <${panes({ abc: pane(TRACE, SPAN) })}>, it is slow`, BOTH],
    ['TraceQL', panes({ abc: pane(`{trace:id="${TRACE}"}`, SPAN) }), BOTH],
    ['TraceQL with a span', panes({ abc: pane(`{ trace:id = "${TRACE}" && span:id = "${SPAN}" }`) }), BOTH],
    ['a search beside a trace', panes({ a: pane('{ status = error }'), b: pane(TRACE, SPAN) }), BOTH],
    ['left as an object', `${EXPLORE}?orgId=1&left=${encoded(pane(TRACE, SPAN))}`, BOTH],
    ['left as a list', `${EXPLORE}?left=${encoded(['now-1h', 'now', 'Tempo', { query: TRACE }])}`, ONE],
    [
      'a query of logs',
      panes({ a: { ...pane(`{app="shop"} |= "trace_id=${TRACE}"`), datasource: { type: 'loki', uid: 'x' } } }),
      ONE,
    ],
    ['right', `${EXPLORE}?left=${encoded(['now-1h', 'now', 'Loki', {}])}&right=${encoded(pane(TRACE))}`, ONE],
    [
      'Drilldown',
      `https://grafana.example.com/a/grafana-exploretraces-app/explore?from=now-1h&traceId=${TRACE}&spanId=${SPAN}`,
      `Grafana Drilldown: trace ${TRACE}, span ${SPAN}`,
    ],
  ])('is recognised: %s', (_, text, what) => {
    const spanId = what.endsWith(SPAN) ? SPAN : null;
    expect(recognise(text)).toMatchObject({ kind: 'ids', ids: [{ traceId: TRACE, spanId }], what });
  });

  test('of two traces gives both, each with its span', () => {
    const text = panes({ a: pane(TRACE, SPAN), b: pane(OTHER) });
    expect(recognise(text)).toMatchObject({
      ids: [
        { traceId: TRACE, spanId: SPAN },
        { traceId: OTHER, spanId: null },
      ],
      what: 'Grafana Explore: 2 trace ids',
    });
  });

  test('says where in it the id stands', () => {
    const text = panes({ abc: pane(TRACE, SPAN) });
    const recognised = recognise(text);
    const ids = recognised.kind === 'ids' ? recognised.ids : [];
    expect(ids.map(({ from, to }) => text.slice(from, to))).toEqual([TRACE]);
  });

  test.each([
    ['Explore', panes({ abc: pane('{ status = error }') }), '{ status = error }'],
    [
      'Explore, brackets',
      panes({ abc: pane(' ({ status = error }) | count() > 2') }),
      '({ status = error }) | count() > 2',
    ],
    [
      'old Explore',
      `${EXPLORE}?left=${encoded(['now-1h', 'now', 'Tempo', { query: '{ duration > 1s }' }])}`,
      '{ duration > 1s }',
    ],
  ])('that asks TraceQL is a search of its time: %s', (_, text, traceQl) => {
    const time = { type: 'last', milliseconds: 3_600_000 };
    expect(recognise(text)).toMatchObject({
      kind: 'search',
      traceQl,
      time,
      what: 'Grafana Explore: a search in TraceQL',
    });
  });

  test.each([
    ['Explore', panes({ abc: { ...pane(TRACE, SPAN), range: { from: '1784000000000', to: '1784003600000' } } })],
    [
      'Drilldown',
      `https://g.example/a/grafana-exploretraces-app/explore?from=2026-07-14T03:33:20Z&to=1784003600000&traceId=${TRACE}`,
    ],
  ])('says when its trace was: %s', (_, text) => {
    const time = { type: 'between', from: 1_784_000_000_000, to: 1_784_003_600_000 };
    expect(recognise(text)).toMatchObject({ kind: 'ids', time });
  });

  test.each([
    panes({ abc: pane('status = error') }),
    panes({ abc: { ...pane('{app="shop"} |= "slow"'), datasource: { type: 'loki', uid: 'x' } } }),
    panes(null),
    panes({ abc: 7 }),
    `${EXPLORE}?panes=%7B`,
    `${EXPLORE}?left=%E0%A4%A`,
  ])('that asks for no trace is told as that: %s', (text) => {
    expect(recognise(text)).toEqual({ kind: 'unknown', why: 'This address holds no trace id.' });
  });

  test('of another page is decoded before it is searched for ids', () => {
    const text = `https://logs.example/discover?q=${encodeURIComponent(`trace_id="${TRACE}" span_id="${SPAN}"`)}`;
    expect(recognise(text)).toMatchObject({ ids: [{ traceId: TRACE, spanId: SPAN }], what: 'Page address' });
  });
});

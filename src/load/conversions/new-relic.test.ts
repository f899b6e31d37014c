import { describe, expect, test } from 'vitest';
import { MUTATION_RUNS } from '../../testing/property-runs.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import type { Attribute } from '../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../trace/span-kind.ts';
import { silentLosses } from '../mutations-for-tests.ts';
import { readDocument } from '../read-for-tests.ts';

const ENTRY = {
  'trace.id': '5b8efff798038103d269b633813fc60c',
  id: 'eee19b7ec3c1b174',
  name: 'WebTransaction/cart',
  'entity.name': 'shop',
  'entity.guid': 'MXx',
  host: 'h1',
  timestamp: 1785578400123,
  duration: 0.1205,
  'duration.ms': 120.5,
  category: 'generic',
  'nr.entryPoint': true,
  'http.statusCode': 500,
  'error.class': 'Oops',
  'error.message': 'no cart',
};
const QUERY = {
  'trace.id': '5b8efff798038103d269b633813fc60c',
  id: 'eee19b7ec3c1b175',
  'parent.id': 'eee19b7ec3c1b174',
  name: 'Datastore/select',
  'entity.name': 'shop',
  timestamp: 1785578400130,
  'duration.ms': 20,
  category: 'datastore',
  'db.statement': 'SELECT ?',
  'peer.hostname': 'db1',
};
const EVENT = {
  'trace.id': '5b8efff798038103d269b633813fc60c',
  'span.id': 'eee19b7ec3c1b175',
  name: 'retry',
  timestamp: 1785578400140,
  attempt: 2,
  'entity.name': 'shop',
};
const ROWS = [ENTRY, QUERY, EVENT];

const text = (attributes: readonly Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, 'value' in value ? value.value : null]));

async function read(document: unknown) {
  const result = await readDocument(typeof document === 'string' ? document : JSON.stringify(document));
  const [table] = result.tables;
  return { ...result, table, details: await result.detailsOf(table) };
}

describe('rows from New Relic', () => {
  test('are read as agents send them, each in three parts', async () => {
    const own = {
      traceId: 'ab12',
      guid: 'cd34',
      category: 'datastore',
      timestamp: 1785578400130,
      duration: 2,
      name: 'q',
    };
    const span = (guid: string) => [{ ...own, guid }, { customer: 7 }, { 'db.statement': 'SELECT ?' }];
    const { details, format, spanCount } = await read([[{ events_seen: 2 }, [span('cd34'), span('cd35')]]]);
    expect([format, spanCount]).toEqual(['New Relic rows', 2]);
    expect(details.map(({ attributes }) => text(attributes))).toEqual(
      [0, 1].map(() => ({ category: 'datastore', customer: 7n, 'db.query.text': 'SELECT ?' })),
    );
    expect(details[0].endTimeUnixNano).toBe(1_785_578_402_130_000_000n);
  });

  test('take no more parts than agents send', async () => {
    const own = { traceId: 'ab12', guid: 'cd34', category: 'datastore', timestamp: 1785578400130, duration: 2 };
    const parts = Array.from({ length: 5 }, (_, i) => ({ [`a${i}`]: i }));
    const { details, inputDefects } = await read([[own, ...parts]]);
    expect(text(details[0].attributes)).toEqual({ category: 'datastore', a0: 0n, a1: 1n });
    expect(inputDefects.map(({ type, count }) => [type, count])).toEqual([['skipped_content', 3]]);
  });

  test('keep their duration as an attribute where nothing says when they began', async () => {
    const { timestamp, ...row } = QUERY;
    const { details, inputDefects } = await read([row]);
    expect([timestamp, inputDefects]).toEqual([1785578400130, []]);
    expect(text(details[0].attributes)).toMatchObject({ 'duration.ms': 20 });
  });

  test('are spans with services, times and parents', async () => {
    const { table, format, inputDefects } = await read(ROWS);
    expect(format).toBe('New Relic rows');
    expect(inputDefects).toEqual([]);
    expect([0, 1].map((row) => `${serviceName(table, row)} › ${spanName(table, row)}`)).toEqual([
      'shop › WebTransaction/cart',
      'shop › Datastore/select',
    ]);
    expect(Array.from(table.parent)).toEqual([-1, 0]);
    expect(table.startTimeUnixNano).toBe(1_785_578_400_123_000_000n);
    expect(table.duration).toBe(120_500_000);
  });

  test('have kinds by what they enter and call, and failed where an error was not expected', async () => {
    const { details } = await read([ENTRY, { ...QUERY, 'error.class': 'Lost', 'error.expected': true }]);
    expect(details.map(({ kind }) => kind)).toEqual([SpanKind.Server, SpanKind.Client]);
    expect(details.map(({ status }) => status)).toEqual([
      { code: StatusCode.Error, message: 'no cart' },
      { code: StatusCode.Unset, message: '' },
    ]);
  });

  test('have attributes by OpenTelemetry’s names, errors and events as events', async () => {
    const { details } = await read(ROWS);
    expect(text(details[0].attributes)).toMatchObject({ 'http.response.status_code': 500n, 'error.type': 'Oops' });
    expect(text(details[1].attributes)).toEqual({
      category: 'datastore',
      'db.query.text': 'SELECT ?',
      'server.address': 'db1',
    });
    expect(details[0].events.map(({ name }) => name)).toEqual(['exception']);
    expect(details[1].events.map(({ name, attributes }) => [name, text(attributes)])).toEqual([
      ['retry', { attempt: 2n }],
    ]);
    expect(text(details[0].resource.attributes)).toEqual({ 'service.name': 'shop', 'host.name': 'h1' });
  });

  const batch = {
    common: { attributes: { 'service.name': 'shop', host: 'h1' } },
    spans: [ENTRY, QUERY].map((row) => {
      const { 'trace.id': traceId, id, timestamp, ...attributes } = row;
      return { 'trace.id': traceId, id, timestamp, attributes };
    }),
  };
  test.each<[string, unknown]>([
    ['lines', [ENTRY, QUERY].map((row) => JSON.stringify(row)).join('\n')],
    ['the older query interface', { results: [{ events: [ENTRY, QUERY] }], metadata: { eventTypes: ['Span'] } }],
    ['NerdGraph', { data: { actor: { account: { nrql: { results: [ENTRY, QUERY] } } } } }],
    ['what the trace interface takes in', [batch]],
  ])('are read from %s', async (_name, document) => {
    const { spanCount, inputDefects, table } = await read(document);
    expect(spanCount).toBe(2);
    expect(inputDefects).toEqual([]);
    expect(serviceName(table, 1)).toBe('shop');
  });

  test('of an event whose span is missing are counted', async () => {
    const { inputDefects } = await read([ENTRY, EVENT]);
    expect(inputDefects.map(({ type }) => type)).toEqual(['unreadable_span']);
  });

  test('that are damaged are never lost without a word', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({ ...QUERY, id: `eee19b7ec3c1b2${i + 10}` }));
    const bytes = new TextEncoder().encode(JSON.stringify({ results: [{ events: [ENTRY, ...rows] }] }, null, 1));
    expect(await silentLosses(bytes, MUTATION_RUNS)).toEqual([]);
  });
});

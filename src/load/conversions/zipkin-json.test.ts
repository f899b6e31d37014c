import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MUTATION_RUNS } from '../../testing/property-runs.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import { SpanKind, StatusCode } from '../../trace/span-kind.ts';
import { SpanMark, type SpanTable } from '../../trace/span-table.ts';
import { silentLosses } from '../mutations-for-tests.ts';
import { type ReadDocument, readDocument, sharedFolder } from '../read-for-tests.ts';

/** All that Zipkin's API says a span can have. */
const SPAN = {
  traceId: '000000000000000012345678abcdef00',
  id: '00000000000000aa',
  parentId: '0000000000000001',
  name: 'get /cart',
  kind: 'CLIENT',
  timestamp: 1784000000000000,
  duration: 120000,
  debug: true,
  localEndpoint: { serviceName: 'web', ipv4: '10.0.0.1', port: 80 },
  remoteEndpoint: { serviceName: 'cart', ipv6: '2001:db8::c001', port: 8080 },
  annotations: [{ timestamp: 1784000000050000, value: 'retry' }],
  tags: { 'http.path': '/cart', error: '503' },
};

async function read(document: unknown) {
  return readDocument(typeof document === 'string' ? document : JSON.stringify(document));
}

async function detailsOf(...spans: readonly object[]) {
  const { tables, detailsOf } = await read(spans);
  return detailsOf(tables[0]);
}

/** `service › name` of each row, indented by its depth. */
function outline(table: SpanTable): string[] {
  return Array.from(
    { length: table.length },
    (_, row) => `${'  '.repeat(table.depth[row])}${serviceName(table, row)} › ${spanName(table, row)}`,
  );
}

function half(kind: string | undefined, service: string, more: object = {}) {
  return {
    traceId: 'a1',
    id: 'b1',
    kind,
    name: `${kind ?? 'part'} of ${service}`,
    timestamp: 1784000000000000,
    duration: 1000,
    localEndpoint: { serviceName: service },
    ...more,
  };
}

describe('a span of Zipkin', () => {
  test('stand in lists of lists of lists where answers to searches were put together', async () => {
    const span = (id: string) => ({ traceId: '1', id, name: 'get', localEndpoint: { serviceName: 'web' } });
    const { spanCount, inputDefects } = await readDocument(JSON.stringify([[[span('2')]], [[span('3')], [span('4')]]]));
    expect([spanCount, inputDefects]).toEqual([3, []]);
  });

  test('keeps name, kind, service, ids and times', async () => {
    const { tables, format, inputDefects } = await read([SPAN]);
    const [span] = await detailsOf(SPAN);
    expect(format).toBe('Zipkin JSON');
    expect(inputDefects).toEqual([]);
    expect(outline(tables[0])).toEqual(['web › get /cart']);
    expect(span).toMatchObject({
      traceId: SPAN.traceId,
      spanId: SPAN.id,
      parentSpanId: SPAN.parentId,
      kind: SpanKind.Client,
      startTimeUnixNano: 1_784_000_000_000_000_000n,
      endTimeUnixNano: 1_784_000_000_120_000_000n,
    });
  });

  test('has its annotations as events', async () => {
    const [{ events }] = await detailsOf(SPAN);
    expect(events).toMatchObject([{ name: 'retry', timeUnixNano: 1_784_000_000_050_000_000n }]);
  });

  test('has failed where it has the tag error, and that says why', async () => {
    const [{ status }] = await detailsOf(SPAN);
    expect(status).toEqual({ code: StatusCode.Error, message: '503' });
  });

  test.each([
    ['', ''],
    ['true', ''],
    ['false', 'false'],
  ])('has failed by the tag error whatever it says: %j', async (error, message) => {
    const [{ status }] = await detailsOf({ ...SPAN, tags: { error } });
    expect(status).toEqual({ code: StatusCode.Error, message });
  });

  test('keeps everything else as attributes, under the names of OpenTelemetry where there are such', async () => {
    const [{ attributes }] = await detailsOf({ ...SPAN, extra: 7 });
    expect(attributes).toEqual([
      { key: 'http.path', value: { type: 'string', value: '/cart' } },
      { key: 'debug', value: { type: 'bool', value: true } },
      { key: 'extra', value: { type: 'int', value: 7n } },
      { key: 'service.peer.name', value: { type: 'string', value: 'cart' } },
      { key: 'network.peer.address', value: { type: 'string', value: '2001:db8::c001' } },
      { key: 'network.peer.port', value: { type: 'int', value: 8080n } },
      { key: 'network.local.address', value: { type: 'string', value: '10.0.0.1' } },
      { key: 'network.local.port', value: { type: 'int', value: 80n } },
    ]);
  });

  test('that calls what has no name calls its address', async () => {
    const [{ attributes }] = await detailsOf({ ...SPAN, remoteEndpoint: { ipv4: '10.0.0.9', port: 5432 } });
    expect(attributes).toContainEqual({ key: 'server.address', value: { type: 'string', value: '10.0.0.9' } });
  });

  test('without a duration is unfinished, and one without a timestamp has no start', async () => {
    const { duration: _, ...unfinished } = half('SERVER', 'web');
    const { timestamp: __, ...withoutStart } = half('SERVER', 'web', { id: 'b2' });
    const { tables } = await read([unfinished, withoutStart]);
    const marks = Array.from(tables[0].marks);
    expect(marks.map((mark) => (mark & SpanMark.Unfinished) !== 0)).toEqual([true, true]);
    expect(marks.map((mark) => (mark & SpanMark.MissingStart) !== 0)).toEqual([false, true]);
  });
});

describe('halves of one id', () => {
  test('are two rows, the server below the client, and what the server did below that', async () => {
    const child = half(undefined, 'stock', { id: 'b2', parentId: 'b1', name: 'work' });
    const { tables } = await read([child, half('SERVER', 'stock', { shared: true }), half('CLIENT', 'web')]);
    expect(outline(tables[0])).toEqual(['web › CLIENT of web', '  stock › SERVER of stock', '    stock › work']);
  });

  test('need no flag, nor the server its kind', async () => {
    const { tables } = await read([half(undefined, 'stock', { timestamp: undefined }), half('CLIENT', 'web')]);
    expect(outline(tables[0])).toEqual(['web › CLIENT of web', '  stock › part of stock']);
  });

  test('that came in parts are put together, and counted', async () => {
    const first = half('CLIENT', 'web', { name: '', timestamp: 1784000000000200, tags: { a: '1' } });
    const second = half('CLIENT', 'web', { duration: 300, tags: { b: '2' } });
    const { tables, detailsOf, inputDefects } = await read([first, second]);
    const [span, ...others] = await detailsOf(tables[0]);
    expect(others).toEqual([]);
    expect(inputDefects.map(({ type, count }) => [type, count])).toEqual([['merged_span', 1]]);
    expect(span).toMatchObject({
      name: 'CLIENT of web',
      startTimeUnixNano: 1_784_000_000_000_000_000n,
      endTimeUnixNano: 1_784_000_000_001_000_000n,
    });
    expect(new Map(span.attributes.map(({ key, value }) => [key, value]))).toEqual(
      new Map<string, object>([
        ['a', { type: 'string', value: '1' }],
        ['b', { type: 'string', value: '2' }],
        ['timestamp', { type: 'int', value: 1_784_000_000_000_200n }],
        ['duration', { type: 'int', value: 300n }],
      ]),
    );
  });

  test('without kind or times belong to the half of their service', async () => {
    const late = half(undefined, 'stock', {
      timestamp: undefined,
      duration: undefined,
      name: '',
      tags: { late: 'yes' },
    });
    const { tables, detailsOf } = await read([late, half('CLIENT', 'web'), half('SERVER', 'stock')]);
    expect(outline(tables[0])).toEqual(['web › CLIENT of web', '  stock › SERVER of stock']);
    const [, server] = await detailsOf(tables[0]);
    expect(server.attributes.map(({ key }) => key)).toContain('late');
  });

  test.each([
    ['come from different addresses', { localEndpoint: { serviceName: 'web', ipv4: '10.0.0.2' }, duration: 7 }],
    ['are whole spans of different names', { name: 'another' }],
  ])('are not parts of one if they %s', async (_, more) => {
    const first = half('SERVER', 'web', { localEndpoint: { serviceName: 'web', ipv4: '10.0.0.1' } });
    const { tables, inputDefects } = await read([first, { ...first, ...more }]);
    expect(tables[0].length).toBe(2);
    expect(inputDefects).toEqual([]);
  });

  test('that came twice are one, and told as copies', async () => {
    const { tables, inputDefects } = await read([half('CLIENT', 'web'), half('CLIENT', 'web')]);
    expect(inputDefects).toEqual([]);
    expect(tables[0].defects.map(({ type, count }) => [type, count])).toContainEqual(['duplicate_span', 1]);
  });
});

describe('Zipkin JSON', () => {
  const other = { ...SPAN, id: 'ab' };

  test.each<[string, string]>([
    ['an array', JSON.stringify([SPAN, other])],
    ['arrays in an array', JSON.stringify([[SPAN], [], [other]])],
    ['lines', `${JSON.stringify(SPAN)}\n\n${JSON.stringify(other)}\n`],
    ['lines of arrays', `${JSON.stringify([SPAN])}\n${JSON.stringify([other])}`],
    ['spans one after another', JSON.stringify(SPAN, null, 2) + JSON.stringify(other, null, 2)],
    ['a file with a mark of its bytes’ order', `\ufeff${JSON.stringify([SPAN, other])}`],
  ])('is read from %s', async (_, text) => {
    const { spanCount, inputDefects } = await read(text);
    expect(inputDefects).toEqual([]);
    expect(spanCount).toBe(2);
  });

  test.each<[string, unknown]>([
    [
      'an answer of Elasticsearch',
      { took: 3, hits: { total: 2, hits: [{ _id: '1', _source: SPAN }, { _source: other }] } },
    ],
    ['somebody’s envelope', { result: [[SPAN], [other]] }],
  ])('is found in %s', async (_, document) => {
    const { spanCount, format, inputDefects } = await read(document);
    expect([format, spanCount, inputDefects]).toEqual(['Zipkin JSON', 2, []]);
  });

  test('is found in lines as they are sent to Elasticsearch, which are told beside it', async () => {
    const lines = [{ index: { _index: 'zipkin-span' } }, SPAN, { index: {} }, other];
    const { spanCount, inputDefects } = await read(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(spanCount).toBe(2);
    expect(inputDefects.map(({ type }) => type)).toEqual(['skipped_content']);
  });

  test('is not what lines of a log look like', async () => {
    const line = { timestamp: '2026-08-01T10:00:00Z', level: 'info', traceId: 'a1', id: 7, message: 'done' };
    await expect(read([line])).rejects.toMatchObject({ problem: { kind: 'unknown_format' } });
  });

  test('with numbers for ids shows them in hex, and as they were', async () => {
    const [root, child] = await detailsOf(
      half('CLIENT', 'web', { id: 26 }),
      half('CLIENT', 'web', { id: 27, parentId: 26 }),
    );
    expect([root.spanId, child.parentSpanId]).toEqual(['000000000000001a', '000000000000001a']);
    expect(child.attributes).toContainEqual({ key: 'parentId', value: { type: 'int', value: 26n } });
  });

  test('puts what was recorded under half of an id with the rest of its trace', async () => {
    const { tables } = await read([
      half('CLIENT', 'web', { traceId: '48485a3953bb6124' }),
      half('SERVER', 'stock', { traceId: '463ac35c9f6413ad48485a3953bb6124' }),
    ]);
    expect(tables.map((table) => outline(table))).toEqual([['web › CLIENT of web', '  stock › SERVER of stock']]);
  });
});

const WEB = { serviceName: 'web', ipv4: '10.0.0.1', port: 80 };
const STOCK = { serviceName: 'stock', ipv4: '10.0.0.2', port: 0 };
const note = (value: string, timestamp: number, endpoint?: object) => ({
  value,
  timestamp: 1784000000000000 + timestamp,
  endpoint,
});
const tag = (key: string, value: unknown, endpoint?: object, type?: string) => ({ key, value, endpoint, type });

function record(annotations: readonly object[], binaryAnnotations: readonly object[] = [], more: object = {}) {
  return { traceId: 'a1', id: 'b1', name: 'get', annotations, binaryAnnotations, ...more };
}

describe('a record of version 1', () => {
  test('of a client and its server is two rows, each with its own times, tags and notes', async () => {
    const { tables, detailsOf, format } = await read([
      record(
        [
          note('cs', 0, WEB),
          note('sr', 20, STOCK),
          note('cache miss', 30, STOCK),
          note('ss', 80, STOCK),
          note('cr', 100, WEB),
        ],
        [tag('http.path', '/stock', WEB), tag('rows', '3', STOCK)],
      ),
    ]);
    const [client, server] = await detailsOf(tables[0]);
    expect(format).toBe('Zipkin JSON');
    expect(outline(tables[0])).toEqual(['web › get', '  stock › get']);
    expect([client, server].map(({ kind }) => kind)).toEqual([SpanKind.Client, SpanKind.Server]);
    expect(
      [client, server].map((span) => Number((span.endTimeUnixNano ?? 0n) - (span.startTimeUnixNano ?? 0n))),
    ).toEqual([100_000, 60_000]);
    expect([client, server].map(({ events }) => events.map(({ name }) => name))).toEqual([[], ['cache miss']]);
    expect(client.attributes.map(({ key }) => key)).toContain('http.path');
    expect(server.attributes.map(({ key }) => key)).toContain('rows');
  });

  test.each([
    ['cs', 'cr', SpanKind.Client],
    ['sr', 'ss', SpanKind.Server],
    ['ms', 'ws', SpanKind.Producer],
    ['mr', 'wr', SpanKind.Consumer],
  ])('has its kind from %s', async (first, last, kind) => {
    const { tables } = await read([record([note(first, 0, WEB), note(last, 10, WEB)])]);
    expect(Array.from(tables[0].kind)).toEqual([kind]);
  });

  test('has the times that it says, before those of its annotations', async () => {
    const { tables, detailsOf } = await read([
      record([note('cs', 0, WEB), note('cr', 100, WEB)], [], { timestamp: 1784000000000001, duration: 90 }),
    ]);
    const [span] = await detailsOf(tables[0]);
    expect(span.startTimeUnixNano).toBe(1_784_000_000_000_001_000n);
    expect(span.endTimeUnixNano).toBe(1_784_000_000_000_091_000n);
  });

  test('that says when it ended, and not when it began, keeps that as an event', async () => {
    const { tables, detailsOf } = await read([record([note('ss', 10, WEB)])]);
    const [span] = await detailsOf(tables[0]);
    expect(span.startTimeUnixNano).toBeNull();
    expect(span.events.map(({ name }) => name)).toEqual(['ss']);
  });

  test('names whom it called', async () => {
    const { tables, detailsOf } = await read([
      record(
        [note('cs', 0, WEB), note('cr', 10, WEB)],
        [tag('sa', true, { serviceName: 'mysql', port: 3306 }, 'BOOL')],
      ),
    ]);
    const [{ attributes }] = await detailsOf(tables[0]);
    expect(attributes).toContainEqual({ key: 'service.peer.name', value: { type: 'string', value: 'mysql' } });
    expect(attributes.map(({ key }) => key)).not.toContain('sa');
  });

  test('without any of these is of the service that wrote into it', async () => {
    const { tables } = await read([
      record([], [tag('lc', 'cache', STOCK)], { timestamp: 1784000000000000, duration: 5 }),
    ]);
    expect(outline(tables[0])).toEqual(['stock › get']);
  });

  test.each([
    ['I64', '12', { type: 'int', value: 12n }],
    ['BYTES', 'AQI=', { type: 'bytes', value: 'AQI=' }],
    ['BOOL', 'true', { type: 'bool', value: true }],
    ['DOUBLE', 1.5, { type: 'double', value: 1.5 }],
    ['STRING', '12', { type: 'string', value: '12' }],
  ])('keeps the type %s of a tag', async (type, value, expected) => {
    const { tables, detailsOf } = await read([
      record([note('sr', 0, WEB), note('ss', 1, WEB)], [tag('a', value, WEB, type)]),
    ]);
    const [{ attributes }] = await detailsOf(tables[0]);
    expect(attributes).toContainEqual({ key: 'a', value: expected });
  });

  test('tells where a tag or a note is from that is of neither half', async () => {
    const other = { serviceName: 'proxy' };
    const { tables, detailsOf } = await read([
      record([note('sr', 0, WEB), note('ss', 1, WEB), note('passed', 1, other)], [tag('a', '1', other)]),
    ]);
    const [{ attributes, events }] = await detailsOf(tables[0]);
    expect(attributes.map(({ key }) => key)).toContain('a.endpoint');
    expect(events[0].attributes.map(({ key }) => key)).toEqual(['endpoint']);
  });
});

describe('a span that OpenTelemetry exported to Zipkin', () => {
  const EXPORTED = {
    ...SPAN,
    tags: {
      'http.route': '/cart',
      'otel.scope.name': 'http-server',
      'otel.scope.version': '1.2',
      'otel.library.name': 'http-server',
      'otel.library.version': '1.2',
      'otel.status_code': 'ERROR',
      error: 'no stock',
      'service.name': 'web',
      'service.version': '7',
      'service.peer.name': 'cart-db',
      'telemetry.sdk.language': 'go',
    },
  };

  test('gets its resource, scope and status back', async () => {
    const [span] = await detailsOf(EXPORTED);
    expect(span.resource.attributes.map(({ key }) => key)).toEqual([
      'service.version',
      'telemetry.sdk.language',
      'service.name',
    ]);
    expect(span.scope).toMatchObject({ name: 'http-server', version: '1.2' });
    expect(span.status).toEqual({ code: StatusCode.Error, message: 'no stock' });
    expect(span.attributes.map(({ key }) => key).slice(0, 2)).toEqual(['http.route', 'service.peer.name']);
  });

  test('gets back what Zipkin has no place for', async () => {
    const [span] = await detailsOf({
      ...EXPORTED,
      tags: {
        'w3c.tracestate': 'a=1',
        'otel.dropped_attributes_count': '1',
        'otel.dropped_events_count': '2',
        'otel.dropped_links_count': '3',
        'otlp.link.0': '5b8efff798038103d269b633813fc60c|eee19b7ec3c1b174|b=2|{"why":"retry"}|4',
        'otlp.link.1': 'somewhere else',
      },
    });
    expect(span).toMatchObject({
      traceState: 'a=1',
      droppedAttributesCount: 1,
      droppedEventsCount: 2,
      droppedLinksCount: 3,
      links: [
        {
          traceId: '5b8efff798038103d269b633813fc60c',
          spanId: 'eee19b7ec3c1b174',
          traceState: 'b=2',
          attributes: [{ key: 'why' }],
          droppedAttributesCount: 4,
        },
      ],
    });
    expect(span.attributes.map(({ key }) => key).slice(0, 2)).toEqual(['otlp.link.1', 'debug']);
  });

  test('without a kind has that of its tag', async () => {
    const [{ kind }] = await detailsOf({ ...EXPORTED, kind: undefined, tags: { 'span.kind': 'consumer' } });
    expect(kind).toBe(SpanKind.Consumer);
  });

  test('is fine where that was said', async () => {
    const [{ status }] = await detailsOf({ ...EXPORTED, tags: { 'otel.status_code': 'OK' } });
    expect(status.code).toBe(StatusCode.Ok);
  });

  test.each([
    ['as the specification says', '"exception":{"exception.message":"late"}'],
    ['by Python', '{"exception": {"exception.message": "late"}}'],
    ['by the collector', 'exception|{"exception.message":"late"}|0'],
    ['without quotes', 'exception: {"exception.message":"late"}'],
  ])('has the attributes of its events, written %s', async (_, value) => {
    const [{ events }] = await detailsOf({ ...EXPORTED, annotations: [{ timestamp: SPAN.timestamp, value }] });
    expect(events).toMatchObject([
      { name: 'exception', attributes: [{ key: 'exception.message', value: { type: 'string', value: 'late' } }] },
    ]);
  });

  test.each(['{"a":1}', 'left: {open', '}', 'exception: {"a":1} and more}', '{"a":{}} {"b":{}}'])(
    'has no attributes made of %j',
    async (value) => {
      const [{ events }] = await detailsOf({ ...EXPORTED, annotations: [{ timestamp: SPAN.timestamp, value }] });
      expect(events).toMatchObject([{ name: value, attributes: [] }]);
    },
  );
});

const folder = sharedFolder('traces/public');
const samples = folder === null ? [] : readdirSync(folder).filter((name) => name.startsWith('zipkin-'));

describe.skipIf(folder === null)('samples of Zipkin', () => {
  test.each(samples)('%s loses no span in silence, whatever is done to it', { timeout: 600_000 }, async (file) => {
    expect(await silentLosses(readFileSync(join(folder ?? '', file)), MUTATION_RUNS, recordsIn)).toEqual([]);
  });
});

/** Records of a document: some tell of two rows, and of some rows several tell. */
function recordsIn({ tables, spanCount, inputDefects }: ReadDocument): number {
  const merged = inputDefects.find(({ type }) => type === 'merged_span')?.count ?? 0;
  return spanCount + merged - tables.reduce((sum, table) => sum + serverHalves(table), 0);
}

function serverHalves({ parent, idHigh, idLow, length }: SpanTable): number {
  return Array.from({ length }, (_, row) => row).filter(
    (row) => parent[row] >= 0 && idHigh[row] === idHigh[parent[row]] && idLow[row] === idLow[parent[row]],
  ).length;
}

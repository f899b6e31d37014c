import { describe, expect, test } from 'vitest';
import { MUTATION_RUNS } from '../../testing/property-runs.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import type { Attribute } from '../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../trace/span-kind.ts';
import { silentLosses } from '../mutations-for-tests.ts';
import { readDocument } from '../read-for-tests.ts';

const TRACE = 'abcdef0123456789abcdef9876543210';
const IDS = { trace_id: TRACE, transaction_id: 'ab45781d265894fe' };
const METADATA = {
  metadata: {
    service: {
      name: 'shop',
      version: '5.1',
      environment: 'staging',
      agent: { name: 'nodejs', version: '3.14' },
      runtime: { name: 'node' },
    },
    system: { hostname: 'h1', container: { id: 'c1' } },
    process: { pid: 12 },
    labels: { team: 'a' },
  },
};
const TRANSACTION = {
  transaction: {
    id: 'ab45781d265894fe',
    trace_id: TRACE,
    name: 'GET /cart',
    type: 'request',
    result: 'HTTP 5xx',
    outcome: 'failure',
    timestamp: 1785578400123000,
    duration: 32.592981,
    sampled: true,
    span_count: { started: 2, dropped: 3 },
    context: {
      request: { method: 'GET', url: { full: 'http://shop/cart' } },
      response: { status_code: 500 },
      tags: { customer: 7 },
      user: { id: 'u1' },
    },
    links: [{ trace_id: 'f'.repeat(32), span_id: 'b'.repeat(16) }],
  },
};
const QUERY = {
  span: {
    ...IDS,
    id: '1234567890aaaade',
    parent_id: 'ab45781d265894fe',
    name: 'SELECT FROM cart',
    type: 'db.postgresql.query',
    start: 2.83092,
    duration: 3.781912,
    sync: true,
    stacktrace: [{ function: 'onread', filename: 'net.js', lineno: 547 }],
    context: {
      db: { instance: 'carts', statement: 'SELECT * FROM cart', type: 'sql' },
      destination: { address: 'db1', port: 5432, service: { resource: 'postgresql' } },
    },
  },
};
const SEND = {
  span: {
    ...IDS,
    id: '1234567890aaaadf',
    parent_id: 'ab45781d265894fe',
    name: 'send',
    type: 'messaging',
    subtype: 'kafka',
    action: 'send',
    timestamp: 1785578400130000,
    duration: 1,
    context: { message: { queue: { name: 'orders' } }, service: { name: 'worker' } },
  },
};
const ERROR = {
  error: {
    ...IDS,
    id: 'e1',
    parent_id: 'ab45781d265894fe',
    timestamp: 1785578400150000,
    exception: {
      type: 'Oops',
      message: 'no cart',
      handled: false,
      stacktrace: [{ function: 'f', filename: 'a.js', lineno: 1 }],
    },
  },
};
const INTAKE = [METADATA, TRANSACTION, QUERY, SEND, ERROR];

const SERVICE = { name: 'shop', environment: 'staging', node: { name: 'n1' } };
const STORED = [
  {
    '@timestamp': '2026-08-01T10:00:00.123Z',
    processor: { event: 'transaction', name: 'transaction' },
    trace: { id: TRACE },
    transaction: { id: 'ab45781d265894fe', name: 'GET /cart', type: 'request', duration: { us: 32592 } },
    timestamp: { us: 1785578400123000 },
    event: { outcome: 'failure' },
    http: { response: { status_code: 500 } },
    service: SERVICE,
    labels: { customer: 'x' },
  },
  {
    '@timestamp': '2026-08-01T10:00:00.130Z',
    processor: { event: 'span' },
    trace: { id: TRACE },
    transaction: { id: 'ab45781d265894fe' },
    parent: { id: 'ab45781d265894fe' },
    span: {
      id: '1234567890aaaade',
      name: 'SELECT FROM cart',
      type: 'db',
      subtype: 'postgresql',
      duration: { us: 3781 },
      db: { statement: 'SELECT * FROM cart' },
      links: [{ trace: { id: 'f'.repeat(32) }, span: { id: 'b'.repeat(16) } }],
    },
    event: { outcome: 'success' },
    service: SERVICE,
  },
  {
    '@timestamp': '2026-08-01T10:00:00.150Z',
    processor: { event: 'error' },
    trace: { id: TRACE },
    parent: { id: 'ab45781d265894fe' },
    error: { id: 'e1', exception: [{ type: 'Oops', message: 'no cart' }] },
    service: SERVICE,
  },
];

const lines = (events: readonly object[]) => events.map((event) => JSON.stringify(event)).join('\n');
const text = (attributes: readonly Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, 'value' in value ? value.value : null]));

function flat(json: object, prefix = ''): Record<string, unknown> {
  const entries = Object.entries(json).flatMap(([key, value]): [string, unknown][] => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Object.entries(flat(value, `${prefix}${key}.`)) : [[prefix + key, value]];
  });
  return Object.fromEntries(entries);
}

async function read(document: string) {
  const result = await readDocument(document);
  const [table] = result.tables;
  return { ...result, table, details: await result.detailsOf(table) };
}

describe('events that agents of Elastic APM send', () => {
  test('are spans below their transaction, of the service in the metadata or their own', async () => {
    const { table, format, inputDefects } = await read(lines(INTAKE));
    expect(format).toBe('Elastic APM events');
    expect(inputDefects.map(({ type, detail }) => [type, detail])).toEqual([
      ['partial', 'the agent left out 3 spans of a transaction'],
    ]);
    const rows = Array.from(table.parent, (parent, row) => [serviceName(table, row), spanName(table, row), parent]);
    expect(rows).toEqual([
      ['shop', 'GET /cart', -1],
      ['shop', 'SELECT FROM cart', 0],
      ['worker', 'send', 0],
    ]);
  });

  test('have times of their own, or from the start of the transaction', async () => {
    const { details } = await read(lines(INTAKE));
    expect(details.map(({ startTimeUnixNano }) => startTimeUnixNano)).toEqual([
      1_785_578_400_123_000_000n,
      1_785_578_400_125_830_920n,
      1_785_578_400_130_000_000n,
    ]);
    expect(details[0].endTimeUnixNano).toBe(1_785_578_400_155_592_981n);
  });

  test('have kinds by their types, and failed by their outcome', async () => {
    const { details } = await read(lines(INTAKE));
    expect(details.map(({ kind }) => kind)).toEqual([SpanKind.Server, SpanKind.Client, SpanKind.Producer]);
    expect(details[0].status).toEqual({ code: StatusCode.Error, message: 'no cart' });
    expect(details[1].status.code).toBe(StatusCode.Unset);
  });

  test('say what they have in common with OpenTelemetry by its names', async () => {
    const { details } = await read(lines(INTAKE));
    expect(text(details[0].attributes)).toEqual({
      'transaction.type': 'request',
      'transaction.result': 'HTTP 5xx',
      'transaction.sampled': true,
      'span_count.started': 2n,
      'span_count.dropped': 3n,
      'http.request.method': 'GET',
      'url.full': 'http://shop/cart',
      'http.response.status_code': 500n,
      'labels.customer': 7n,
      'user.id': 'u1',
    });
    expect(text(details[1].attributes)).toMatchObject({
      'db.system.name': 'postgresql',
      'db.query.text': 'SELECT * FROM cart',
      'db.namespace': 'carts',
      'server.address': 'db1',
      'code.stacktrace': '    at onread (net.js:547)',
    });
    expect(text(details[2].attributes)).toMatchObject({
      'messaging.system': 'kafka',
      'messaging.destination.name': 'orders',
    });
    expect(details[0].links).toMatchObject([{ traceId: 'f'.repeat(32), spanId: 'b'.repeat(16) }]);
  });

  test('say in their resource where they ran', async () => {
    const { details } = await read(lines(INTAKE));
    expect(text(details[0].resource.attributes)).toEqual({
      'service.name': 'shop',
      'service.version': '5.1',
      'deployment.environment.name': 'staging',
      'telemetry.sdk.name': 'nodejs',
      'telemetry.sdk.version': '3.14',
      'process.runtime.name': 'node',
      'host.name': 'h1',
      'container.id': 'c1',
      'process.pid': 12n,
      'labels.team': 'a',
    });
  });

  test('have errors as events of the spans in which they happened', async () => {
    const [{ events }] = (await read(lines(INTAKE))).details;
    expect(events).toMatchObject([{ name: 'exception', timeUnixNano: 1_785_578_400_150_000_000n }]);
    expect(text(events[0].attributes)).toEqual({
      'exception.type': 'Oops',
      'exception.message': 'no cart',
      'exception.stacktrace': 'Oops: no cart\n    at f (a.js:1)',
      handled: false,
      'error.id': 'e1',
    });
  });

  test('begin at the clock’s zero where nothing says when it was, as browsers send them', async () => {
    const { timestamp, ...transaction } = TRANSACTION.transaction;
    const { details, table, inputDefects } = await read(lines([METADATA, { transaction }, QUERY]));
    expect(timestamp).toBe(1785578400123000);
    expect(inputDefects.map(({ type }) => type)).toEqual(['partial']);
    expect(table.duration).toBe(32_592_981);
    expect(details.map(({ endTimeUnixNano }) => endTimeUnixNano)).toEqual([32_592_981n, 6_612_832n]);
  });

  test('keep their duration, their outcome and their transaction as attributes where no row shows them', async () => {
    const { transaction } = TRANSACTION;
    const timeless = { ...transaction, id: 'ab45781d265894ff', timestamp: null, outcome: 'success' };
    const span = { ...QUERY.span, parent_id: SEND.span.id };
    const { details } = await read(lines([METADATA, TRANSACTION, { transaction: timeless }, SEND, { span }]));
    const told = details.map(({ attributes }) => text(attributes));
    expect(told.filter((each) => 'transaction.duration.us' in each)).toMatchObject([
      { 'transaction.duration.us': 32592.981, 'event.outcome': 'success' },
    ]);
    expect(told.map((each) => each['transaction.id']).filter(Boolean)).toEqual([transaction.id]);
  });

  test('count errors without their span, and what is no span', async () => {
    const stray = { error: { ...ERROR.error, parent_id: 'x', transaction_id: null } };
    const { inputDefects, spanCount } = await read(lines([METADATA, QUERY, stray, { metricset: { samples: {} } }]));
    expect(spanCount).toBe(1);
    expect(inputDefects.map(({ type }) => type)).toEqual(['skipped_content', 'skipped_content']);
  });
});

describe('events of Elastic APM without a span', () => {
  test.each([
    ['lines', lines([METADATA, ERROR, ERROR])],
    ['documents', lines([STORED[2], STORED[2]])],
  ])('say how many errors they are, and of which trace: %s', async (_name, document) => {
    await expect(readDocument(document)).rejects.toMatchObject({
      problem: {
        kind: 'no_spans',
        sentence: 'These are events of Elastic APM: 2 errors, no spans.',
        serverWords: `They are of the trace ${TRACE}.`,
      },
    });
  });

  test('are known where they are metrics', async () => {
    const { inputDefects } = await readDocument(lines([METADATA, { metricset: { samples: {} } }]));
    expect(inputDefects.map(({ detail }) => detail)).toEqual(['a document without a span: metricset']);
  });
});

const BROWSER = [
  {
    m: {
      se: { n: 'web', ve: '2', en: 'prod', a: { n: 'rum-js', ve: '5.1' }, la: { n: 'javascript' } },
      l: { team: 'a' },
      n: { c: { t: '5G' } },
    },
  },
  {
    x: {
      id: 'ec2e280be8345240',
      tid: TRACE,
      n: '/cart',
      t: 'page-load',
      d: 295,
      o: 'failure',
      sm: true,
      yc: { sd: 3, dd: 1 },
      c: { p: { rf: 'http://shop/', url: 'http://shop/cart' }, u: { id: 7 }, g: { customer: 'x' }, r: { sc: 200 } },
      k: { a: { fb: 5, lp: 131.5 }, nt: { rs: 5 } },
      y: [
        {
          id: 'bbd8bcc3be14d814',
          n: 'Requesting the document',
          t: 'hard-navigation',
          su: 'browser-timing',
          s: 4,
          d: 2,
        },
        {
          id: 'fc546e87a90a774f',
          pi: 0,
          n: 'GET /data',
          t: 'external',
          su: 'http',
          s: 98.94,
          d: 6.5,
          c: { h: { mt: 'GET', url: 'http://shop/data', sc: 200 }, dt: { ad: 'shop', po: 80 } },
          st: [{ fn: 'load', f: 'app.js', li: 7 }],
        },
        7,
      ],
    },
  },
  {
    e: {
      id: 'e1',
      tid: TRACE,
      pid: 'ec2e280be8345240',
      ex: { t: 'Oops', mg: 'no cart', st: [{ fn: 'f', f: 'a.js' }] },
    },
  },
];

describe('events that browsers send, with short keys', () => {
  test('are a transaction and the spans in it, each below its parent', async () => {
    const { table, details, inputDefects } = await read(lines(BROWSER));
    const rows = Array.from(table.parent, (parent, row) => [serviceName(table, row), spanName(table, row), parent]);
    expect(rows).toEqual([
      ['web', '/cart', -1],
      ['web', 'Requesting the document', 0],
      ['web', 'GET /data', 1],
    ]);
    expect(details.map(({ startTimeUnixNano }) => startTimeUnixNano)).toEqual([0n, 4_000_000n, 98_940_000n]);
    expect(table.duration).toBe(295_000_000);
    expect(inputDefects.map(({ type, detail }) => [type, detail])).toEqual([
      ['skipped_content', 'a document without a span: span'],
      ['partial', 'the agent left out 1 span of a transaction'],
    ]);
  });

  test('say the same as those of other agents', async () => {
    const { details } = await read(lines(BROWSER));
    expect(details[0]).toMatchObject({ status: { code: StatusCode.Error, message: 'no cart' } });
    expect(text(details[0].events[0].attributes)).toMatchObject({ 'exception.type': 'Oops', 'error.id': 'e1' });
    expect(text(details[0].attributes)).toMatchObject({
      'transaction.type': 'page-load',
      'context.page.url': 'http://shop/cart',
      'context.page.referer': 'http://shop/',
      'user.id': 7n,
      'labels.customer': 'x',
      'marks.agent.timeToFirstByte': 5n,
      'marks.navigationTiming.responseStart': 5n,
    });
    expect(details[2].kind).toBe(SpanKind.Client);
    expect(text(details[2].attributes)).toMatchObject({
      'http.request.method': 'GET',
      'http.response.status_code': 200n,
      'url.full': 'http://shop/data',
      'server.address': 'shop',
      'code.stacktrace': '    at load (app.js:7)',
    });
    expect(text(details[0].resource.attributes)).toEqual({
      'service.name': 'web',
      'service.version': '2',
      'deployment.environment.name': 'prod',
      'telemetry.sdk.name': 'rum-js',
      'telemetry.sdk.version': '5.1',
      'telemetry.sdk.language': 'javascript',
      'labels.team': 'a',
      'network.connection.type': '5G',
    });
  });

  test('that are damaged are never lost without a word', async () => {
    expect(await silentLosses(new TextEncoder().encode(lines(BROWSER)), MUTATION_RUNS)).toEqual([]);
  });
});

describe('documents of Elastic APM', () => {
  const fields = (document: object) => {
    const values = Object.entries(flat(document)).map(([key, value]) => [key, Array.isArray(value) ? value : [value]]);
    return { _index: 'traces-apm', _id: 'x', fields: Object.fromEntries(values) };
  };
  test.each<[string, string]>([
    ['lines', lines(STORED)],
    ['a bulk file', lines(STORED.flatMap((document) => [{ index: { _id: '1' } }, document]))],
    ['an array with sources', JSON.stringify(STORED.map((_source) => ({ _id: '1', _source })))],
    ['an answer to a search', JSON.stringify({ took: 1, hits: { hits: STORED.map((_source) => ({ _source })) } })],
    ['flat rows', JSON.stringify(STORED.map((document) => flat(document)))],
    ['rows whose values are lists', JSON.stringify(STORED.map((document) => fields(document).fields))],
    ['what Kibana shows', JSON.stringify(STORED.map(fields), null, 2)],
  ])('are read from %s', async (_name, document) => {
    const { table, details, inputDefects } = await read(document);
    expect(inputDefects).toEqual([]);
    const rows = Array.from(table.parent, (parent, row) => [serviceName(table, row), spanName(table, row), parent]);
    expect(rows).toEqual([
      ['shop', 'GET /cart', -1],
      ['shop', 'SELECT FROM cart', 0],
    ]);
    expect(table.startTimeUnixNano).toBe(1_785_578_400_123_000_000n);
    expect(table.duration).toBe(32_592_000);
    expect(details[1].startTimeUnixNano).toBe(1_785_578_400_130_000_000n);
    expect(details[0]).toMatchObject({ kind: SpanKind.Server, status: { code: StatusCode.Error, message: 'no cart' } });
    expect(details[1].links).toMatchObject([{ spanId: 'b'.repeat(16) }]);
    expect(text(details[1].attributes)).toMatchObject({
      'db.query.text': 'SELECT * FROM cart',
      'db.system.name': 'postgresql',
    });
    expect(text(details[0].resource.attributes)).toEqual({
      'service.name': 'shop',
      'deployment.environment.name': 'staging',
      'service.instance.id': 'n1',
    });
  });

  test('that are damaged are never lost without a word', async () => {
    const documents = Array.from({ length: 10 }, (_, i) => {
      return { ...STORED[1], span: { ...STORED[1].span, id: `1234567890aaaa${i + 10}` } };
    });
    const hits = [STORED[0], ...documents].map((_source) => ({ _source }));
    const bytes = new TextEncoder().encode(JSON.stringify({ hits: { hits } }, null, 1));
    expect(await silentLosses(bytes, MUTATION_RUNS)).toEqual([]);
  });
});

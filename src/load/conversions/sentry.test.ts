import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MUTATION_RUNS } from '../../testing/property-runs.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import type { Attribute } from '../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../trace/span-kind.ts';
import { silentLosses } from '../mutations-for-tests.ts';
import { readDocument, sharedFolder } from '../read-for-tests.ts';
import { TraceReading } from '../trace-reading.ts';

const TRACE = 'ebb880e3fc1c43f392d9f53965b599a7';
const HEADER = { event_id: 'e1', sent_at: '2026-08-01T10:00:02Z', sdk: { name: 'sentry.python', version: '2.0' } };
const TRANSACTION = {
  type: 'transaction',
  event_id: 'e1',
  transaction: '/cart',
  transaction_info: { source: 'route' },
  release: 'shop@1.2',
  environment: 'prod',
  server_name: 'h1',
  contexts: {
    trace: {
      trace_id: TRACE,
      span_id: 'a000000000000001',
      op: 'http.server',
      status: 'internal_error',
      data: { a: 1 },
    },
    response: { status_code: 500 },
    runtime: { name: 'CPython', version: '3.12' },
  },
  start_timestamp: '2026-08-01T10:00:00.000001Z',
  timestamp: 1785578401.5,
  tags: [['customer', 'jane']],
  user: { id: 7 },
  measurements: { lcp: { value: 2.5, unit: 'second' } },
  breadcrumbs: { values: [{ timestamp: 1785578400.25, category: 'query', message: 'SELECT 1', data: { rows: 2 } }] },
  spans: [
    {
      span_id: 'a000000000000002',
      parent_span_id: 'a000000000000001',
      trace_id: TRACE,
      op: 'db',
      description: 'SELECT * FROM cart',
      start_timestamp: 1785578400.1,
      timestamp: 1785578400.2,
      status: 'ok',
      data: { 'db.system': 'postgresql' },
      tags: { shard: '1' },
      origin: 'auto.db',
    },
    {
      span_id: 'a000000000000003',
      parent_span_id: 'a000000000000001',
      op: 'http.client',
      description: 'GET https://pay.example/v1',
      start_timestamp: 1785578400.3,
      links: [{ trace_id: 'f'.repeat(32), span_id: 'b'.repeat(16) }],
    },
  ],
};
const ERROR = {
  event_id: 'e2',
  timestamp: 1785578400.15,
  contexts: { trace: { trace_id: TRACE, span_id: 'a000000000000002' } },
  exception: {
    values: [
      {
        type: 'ValueError',
        value: 'no cart',
        stacktrace: {
          frames: [
            { function: 'main', filename: 'a.py', lineno: 1 },
            { function: 'load', filename: 'b.py', lineno: 2 },
          ],
        },
      },
    ],
  },
};

const lines = (...parts: readonly (object | string)[]) =>
  parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('\n');
const ENVELOPE = lines(HEADER, { type: 'transaction' }, TRANSACTION);
const text = (attributes: readonly Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, 'value' in value ? value.value : null]));

async function read(document: string | Uint8Array) {
  const result = await readDocument(document);
  const [table] = result.tables;
  return { ...result, table, details: await result.detailsOf(table) };
}

describe('envelopes of Sentry', () => {
  test('are the transaction as a root and its spans below it, of its release', async () => {
    const { table, format, inputDefects } = await read(ENVELOPE);
    expect(format).toBe('Sentry envelopes');
    expect(inputDefects).toEqual([]);
    expect(table.traceId).toBe(TRACE);
    const rows = Array.from(table.parent, (parent, row) => [serviceName(table, row), spanName(table, row), parent]);
    expect(rows).toEqual([
      ['shop@1.2', 'http.server /cart', -1],
      ['shop@1.2', 'db SELECT', 0],
      ['shop@1.2', 'http.client GET', 0],
    ]);
  });

  test('have times in seconds or as texts, exactly, and spans without an end', async () => {
    const { details } = await read(ENVELOPE);
    expect(details[0].startTimeUnixNano).toBe(1_785_578_400_000_001_000n);
    expect(details[0].endTimeUnixNano).toBe(1_785_578_401_500_000_000n);
    expect(details[1].startTimeUnixNano).toBe(1_785_578_400_100_000_000n);
    expect(details[2].endTimeUnixNano).toBe(null);
  });

  test('have kinds by their operations, and failed by any status but ok', async () => {
    const { details } = await read(ENVELOPE);
    expect(details.map(({ kind }) => kind)).toEqual([SpanKind.Server, SpanKind.Client, SpanKind.Client]);
    expect(details.map(({ status }) => status)).toEqual([
      { code: StatusCode.Error, message: 'internal_error' },
      { code: StatusCode.Ok, message: '' },
      { code: StatusCode.Unset, message: '' },
    ]);
  });

  test('have data, tags, measurements and contexts as attributes', async () => {
    const { details } = await read(ENVELOPE);
    expect(text(details[0].attributes)).toEqual({
      a: 1n,
      'sentry.op': 'http.server',
      'sentry.event_id': 'e1',
      'sentry.transaction': '/cart',
      'sentry.source': 'route',
      'user.id': 7n,
      'measurements.lcp.value': 2.5,
      'measurements.lcp.unit': 'second',
      'http.response.status_code': 500n,
      customer: 'jane',
    });
    expect(text(details[1].attributes)).toEqual({
      'db.query.text': 'SELECT * FROM cart',
      'db.system.name': 'postgresql',
      'sentry.op': 'db',
      'sentry.origin': 'auto.db',
      shard: '1',
    });
    expect(text(details[2].attributes)).toMatchObject({ 'url.full': 'https://pay.example/v1' });
    expect(details[2].links).toMatchObject([{ traceId: 'f'.repeat(32), spanId: 'b'.repeat(16) }]);
  });

  test('say what program it was', async () => {
    const { details } = await read(ENVELOPE);
    expect(text(details[1].resource.attributes)).toEqual({
      'service.name': 'shop@1.2',
      'service.version': '1.2',
      'deployment.environment.name': 'prod',
      'telemetry.sdk.name': 'sentry.python',
      'telemetry.sdk.version': '2.0',
      'host.name': 'h1',
      'process.runtime.name': 'CPython',
      'process.runtime.version': '3.12',
    });
  });

  test('have breadcrumbs as events', async () => {
    const [{ events }] = (await read(ENVELOPE)).details;
    expect(events).toMatchObject([{ name: 'query', timeUnixNano: 1_785_578_400_250_000_000n }]);
    expect(text(events[0].attributes)).toEqual({ message: 'SELECT 1', 'data.rows': 2n });
  });

  test('have errors as events of the spans in which they happened', async () => {
    const { details, inputDefects } = await read(lines(ENVELOPE, HEADER, { type: 'event' }, ERROR));
    expect(inputDefects).toEqual([]);
    expect(text(details[1].events[0].attributes)).toEqual({
      'exception.type': 'ValueError',
      'exception.message': 'no cart',
      'exception.stacktrace': 'ValueError: no cart\n    at load (b.py:2)\n    at main (a.py:1)',
      'sentry.event_id': 'e2',
    });
  });

  test('count errors whose span is not there, and items of other types', async () => {
    const elsewhere = { ...ERROR, contexts: {} };
    const items = lines({ type: 'event' }, elsewhere, { type: 'session' }, { sid: 'x', status: 'ok' });
    const { spanCount, inputDefects } = await read(lines(ENVELOPE, items));
    expect(spanCount).toBe(3);
    expect(inputDefects.map(({ type, detail }) => [type, detail])).toEqual([
      ['skipped_content', 'an item of type session'],
      ['skipped_content', 'an item of type event'],
    ]);
  });

  test('are read with the payload’s length, over lines, beside files', async () => {
    const payload = JSON.stringify(TRANSACTION, null, 2);
    const length = new TextEncoder().encode(payload).length;
    const file = `{"span_id":"1","start_timestamp":1}\n{"type":"no header"}`;
    const { spanCount, inputDefects } = await read(
      lines(HEADER, { type: 'attachment', length: file.length }, file, { type: 'transaction', length }, payload, ''),
    );
    expect(spanCount).toBe(3);
    expect(inputDefects.map(({ type, detail }) => [type, detail])).toEqual([
      ['skipped_content', 'an item of type attachment'],
    ]);
  });

  test('are read where the length is wrong, or the header says nothing', async () => {
    const { spanCount, inputDefects } = await read(lines('{}', { type: 'transaction', length: 99_999 }, TRANSACTION));
    expect(spanCount).toBe(3);
    expect(inputDefects).toEqual([]);
  });

  test('are read as one transaction, indented', async () => {
    const { spanCount } = await read(JSON.stringify(TRANSACTION, null, 2));
    expect(spanCount).toBe(3);
  });

  test('are read as a transaction whose context was taken out: its spans name its id', async () => {
    const { contexts, ...transaction } = TRANSACTION;
    expect(contexts.trace.span_id).toBe(TRANSACTION.spans[0].parent_span_id);
    const { table, inputDefects } = await read(JSON.stringify(transaction));
    expect(inputDefects).toEqual([]);
    expect([table.traceId, ...table.parent]).toEqual([TRACE, -1, 0, 0]);
  });

  test('are read with spans sent by themselves', async () => {
    const span = {
      trace_id: TRACE,
      span_id: 'c000000000000001',
      name: 'GET /users',
      status: 'error',
      is_segment: true,
      start_timestamp: 1742921669.158209,
      end_timestamp: 1742921669.180536,
      attributes: {
        'sentry.op': { type: 'string', value: 'http.server' },
        'sentry.release': { type: 'string', value: 'web@3' },
        n: { type: 'integer', value: 2 },
      },
    };
    const { table, details } = await read(lines(HEADER, { type: 'span', item_count: 1 }, { items: [span] }));
    expect([serviceName(table, 0), spanName(table, 0)]).toEqual(['web@3', 'GET /users']);
    expect(details[0]).toMatchObject({ kind: SpanKind.Server, endTimeUnixNano: 1_742_921_669_180_536_000n });
    expect(text(details[0].attributes)).toMatchObject({ n: 2n, is_segment: true });
  });

  test('of which a transaction is broken lose it alone, and say so', async () => {
    const broken = JSON.stringify(TRANSACTION).replace('"transaction":', '"transaction"');
    const other = { ...TRANSACTION, spans: [], contexts: { trace: { trace_id: TRACE, span_id: 'd000000000000001' } } };
    const { spanCount, inputDefects } = await read(
      lines(HEADER, { type: 'transaction' }, broken, HEADER, { type: 'transaction' }, other),
    );
    expect(spanCount).toBe(3);
    expect(inputDefects.map(({ type }) => type)).toContain('unreadable_span');
  });

  test('that hold errors alone say so, and of which trace they are', async () => {
    await expect(readDocument(lines(HEADER, { type: 'event' }, ERROR))).rejects.toMatchObject({
      problem: {
        kind: 'no_spans',
        sentence: 'These are events of Sentry: 1 error, no spans.',
        serverWords: `They are of the trace ${TRACE}.`,
      },
    });
  });

  test('have a span sent by itself of the release in its data', async () => {
    const span = { ...TRANSACTION.spans[0], data: { release: 'web@4', environment: 'prod' } };
    const { table } = await read(lines(HEADER, { type: 'span' }, span));
    expect(serviceName(table, 0)).toBe('web@4');
  });

  test('that are cut are told of once a place that is lost, not for each comma between spans', async () => {
    const spans = Array.from({ length: 5 }, (_, i) => ({ ...TRANSACTION.spans[0], span_id: `a00000000000001${i}` }));
    const payload = JSON.stringify({ ...TRANSACTION, spans }).replace('},{"span_id"', '} ,\n {"span_id"');
    const cut = payload.slice(0, payload.indexOf('a000000000000014'));
    const { spanCount, inputDefects } = await read(lines(HEADER, { type: 'transaction' }, cut));
    expect(spanCount).toBe(4);
    expect(inputDefects.map(({ type }) => type).sort()).toEqual(['truncated', 'unreadable_span']);
  });

  const folder = sharedFolder('traces/public') ?? '';
  const samples = ['sentry-pageload.envelope.txt', 'sentry-backend.envelope.txt'];

  test.skipIf(folder === '')('of two services are one trace, in files or in one', async () => {
    const files = samples.map((name) => readFileSync(join(folder, name)));
    const reading = new TraceReading();
    for (const file of files) {
      reading.beginDocument('test');
      await reading.receive(file);
      await reading.endDocument();
    }
    expect(reading.finish()).toMatchObject([{ traceId: TRACE, spanCount: 149, serviceCount: 2 }]);
    const { table } = await read(Buffer.concat([files[0], Buffer.from('\n'), files[1]]));
    expect(table.length).toBe(149);
    expect(table.parent.filter((parent) => parent < 0).length).toBe(1);
  });

  test.skipIf(folder === '').each(samples)('%s, damaged, is never lost without a word', async (name) => {
    expect(await silentLosses(readFileSync(join(folder, name)), MUTATION_RUNS)).toEqual([]);
  });
});

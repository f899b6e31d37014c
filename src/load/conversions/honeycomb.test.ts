import { describe, expect, test } from 'vitest';
import { MUTATION_RUNS } from '../../testing/property-runs.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import { silentLosses } from '../mutations-for-tests.ts';
import { readDocument } from '../read-for-tests.ts';

const ROWS = [
  {
    'trace.trace_id': '5b8efff798038103d269b633813fc60c',
    'trace.span_id': 'eee19b7ec3c1b174',
    name: 'GET /cart',
    'service.name': 'shop',
    'span.kind': 'server',
    Timestamp: '2026-08-01T10:00:00.123456789Z',
    duration_ms: 120.5,
    'http.route': '/cart',
    retries: 2,
  },
  {
    'trace.trace_id': '5b8efff798038103d269b633813fc60c',
    'trace.span_id': 'eee19b7ec3c1b175',
    'trace.parent_id': 'eee19b7ec3c1b174',
    name: 'SELECT',
    'service.name': 'stock',
    error: true,
    status_message: 'timeout',
    timestamp: '2026-08-01T10:00:00.15Z',
    duration_ms: 20,
  },
  {
    'trace.trace_id': '5b8efff798038103d269b633813fc60c',
    'trace.parent_id': 'eee19b7ec3c1b175',
    'meta.annotation_type': 'span_event',
    name: 'exception',
    'exception.message': 'too slow',
    timestamp: '2026-08-01T10:00:00.16Z',
  },
];

describe('rows from Honeycomb', () => {
  test('are spans with exact times, services and parents', async () => {
    const { tables, format, inputDefects } = await readDocument(JSON.stringify(ROWS));
    const [table] = tables;
    expect(format).toBe('Honeycomb rows');
    expect(inputDefects).toEqual([]);
    expect([0, 1].map((row) => `${serviceName(table, row)} › ${spanName(table, row)}`)).toEqual([
      'shop › GET /cart',
      'stock › SELECT',
    ]);
    expect(Array.from(table.parent)).toEqual([-1, 0]);
    expect(table.startTimeUnixNano).toBe(1_785_578_400_123_456_789n);
    expect(Array.from(table.duration === 120_500_000 ? [table.errorCount] : [])).toEqual([1]);
  });

  test('taken in have what stands beside them as attributes, and the dataset for a service where they name none', async () => {
    const { name, ...own } = ROWS[0];
    const { 'service.name': _, ...nameless } = own;
    const rows = [
      { ...own, name },
      { ...nameless, 'trace.span_id': 'eee19b7ec3c1b176' },
    ].map((data) => {
      return { time: '2026-08-01T10:00:00Z', samplerate: 4, dataset: 'frontend', data };
    });
    const { tables, detailsOf } = await readDocument(JSON.stringify(rows));
    expect([0, 1].map((row) => serviceName(tables[0], row))).toEqual(['shop', 'frontend']);
    const [{ attributes }] = await detailsOf(tables[0]);
    expect(attributes.map(({ key }) => key)).toEqual(['samplerate', 'dataset', 'http.route', 'retries']);
  });

  test.each([
    ['seconds', 1_785_578_400.25],
    ['milliseconds', 1_785_578_400_250],
    ['microseconds', 1_785_578_400_250_000],
    ['nanoseconds', '1785578400250000000'],
  ])('have times in %s too, told by how large they are', async (_, timestamp) => {
    const { Timestamp: __, ...row } = ROWS[0];
    const { tables } = await readDocument(JSON.stringify([{ ...row, timestamp }]));
    expect(tables[0].startTimeUnixNano).toBe(1_785_578_400_250_000_000n);
  });

  test('keep every other column as an attribute, and events with their span', async () => {
    const { tables, detailsOf } = await readDocument(ROWS.map((row) => JSON.stringify(row)).join('\n'));
    const [root, select] = await detailsOf(tables[0]);
    expect(root.attributes.map(({ key }) => key)).toEqual(['http.route', 'retries']);
    expect(select.events.map(({ name }) => name)).toEqual(['exception']);
    expect(select.status.message).toBe('timeout');
  });

  test('are read from what is sent to it, with the row in data', async () => {
    const sent = ROWS.map(({ Timestamp, timestamp, ...data }) => ({ time: Timestamp ?? timestamp, data }));
    const { tables } = await readDocument(JSON.stringify(sent));
    expect(tables[0].startTimeUnixNano).toBe(1_785_578_400_123_456_789n);
  });

  test('of a file that breaks off are those that are whole', async () => {
    const text = JSON.stringify(ROWS);
    const { spanCount, inputDefects } = await readDocument(text.slice(0, text.indexOf('SELECT')));
    expect(spanCount).toBe(1);
    expect(inputDefects.map(({ type }) => type)).toContain('truncated');
  });

  test('of an event whose span is missing are counted', async () => {
    const { inputDefects } = await readDocument(JSON.stringify([ROWS[0], ROWS[2]]));
    expect(inputDefects.map(({ type }) => type)).toEqual(['unreadable_span']);
  });

  test('that are damaged are never lost without a word', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => ({ ...ROWS[0], 'trace.span_id': `a${i}` }));
    expect(await silentLosses(new TextEncoder().encode(JSON.stringify(rows, null, 1)), MUTATION_RUNS)).toEqual([]);
  });
});

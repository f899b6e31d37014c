import { describe, expect, test } from 'vitest';
import { MUTATION_RUNS } from '../../testing/property-runs.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import { SpanKind, StatusCode } from '../../trace/span-kind.ts';
import { silentLosses } from '../mutations-for-tests.ts';
import { readDocument } from '../read-for-tests.ts';

const TRACE = '5b8efff798038103d269b633813fc60c';
const context = (spanId: string) => ({ trace_id: TRACE, span_id: spanId, trace_state: '', trace_flags: 1 });

/** The times are put in as PHP prints them: JSON of JavaScript has no such integers. */
const ROOT = {
  name: 'GET /cart',
  context: context('eee19b7ec3c1b174'),
  resource: { 'service.name': 'shop', 'telemetry.sdk.language': 'php' },
  parent_span_id: '',
  kind: 'KIND_SERVER',
  start: 'START',
  end: 'END',
  attributes: { 'http.request.method': 'GET', retries: 7 },
  status: { code: 'Error', description: 'timeout' },
  events: [{ name: 'exception', timestamp: 'EVENT', attributes: { 'exception.message': 'too slow' } }],
  links: [],
  schema_url: '',
};
const CHILD = {
  ...ROOT,
  name: 'render',
  context: context('eee19b7ec3c1b175'),
  parent_span_id: 'eee19b7ec3c1b174',
  kind: 'KIND_INTERNAL',
  attributes: [],
  status: { code: 'Unset', description: '' },
  events: [],
  links: [{ context: { ...context('b'.repeat(16)), trace_state: 'a=1' }, attributes: { why: 'queue' } }],
  schema_url: 'https://opentelemetry.io/schemas/1.24.0',
};
const PRINTED = [ROOT, CHILD]
  .map((span) => `${JSON.stringify([span], null, 4)}\n`)
  .join('')
  .replaceAll('"START"', '1784000000000000001')
  .replaceAll('"END"', '1784000000120000004')
  .replaceAll('"EVENT"', '1784000000050000009');

describe('console output for PHP', () => {
  test('is spans with exact times, services and parents', async () => {
    const { tables, format, inputDefects } = await readDocument(PRINTED);
    const [table] = tables;
    expect(format).toBe('OpenTelemetry PHP console output');
    expect(inputDefects).toEqual([]);
    const rows = Array.from(table.parent, (parent, row) => [serviceName(table, row), spanName(table, row), parent]);
    expect(rows).toEqual([
      ['shop', 'GET /cart', -1],
      ['shop', 'render', 0],
    ]);
    expect(table.startTimeUnixNano).toBe(1_784_000_000_000_000_001n);
    expect(table.duration).toBe(120_000_003);
  });

  test('says everything in the details', async () => {
    const { tables, detailsOf } = await readDocument(PRINTED);
    const [root, child] = await detailsOf(tables[0]);
    expect(root).toMatchObject({
      kind: SpanKind.Server,
      flags: 1,
      status: { code: StatusCode.Error, message: 'timeout' },
      attributes: [
        { key: 'http.request.method', value: { type: 'string', value: 'GET' } },
        { key: 'retries', value: { type: 'int', value: 7n } },
      ],
      events: [
        { name: 'exception', timeUnixNano: 1_784_000_000_050_000_009n, attributes: [{ key: 'exception.message' }] },
      ],
    });
    expect(child).toMatchObject({
      kind: SpanKind.Internal,
      status: { code: StatusCode.Unset, message: '' },
      attributes: [{ key: 'schema_url' }],
      links: [{ spanId: 'b'.repeat(16), traceState: 'a=1', attributes: [{ key: 'why' }] }],
    });
  });

  test('that is damaged is never lost without a word', async () => {
    expect(await silentLosses(new TextEncoder().encode(PRINTED), MUTATION_RUNS)).toEqual([]);
  });
});

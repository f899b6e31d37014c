import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MUTATION_RUNS, PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { serviceName, spanKey, spanName } from '../../trace/span.ts';
import type { Attribute } from '../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../trace/span-kind.ts';
import { silentLosses } from '../mutations-for-tests.ts';
import { readDocument, sharedFolder } from '../read-for-tests.ts';

/** Written as text, since these integers are beyond what JavaScript's numbers hold. */
const ENTRY = `{"trace_id":18446744073709551615,"span_id":9223372036854775809,"parent_id":0,"name":"web.request",
 "resource":"GET /cart","service":"shop","type":"web","start":1777483958145771167,"duration":35396542,"error":1,
 "meta":{"_dd.p.tid":"69f240b600000000","env":"prod","version":"1.2","runtime-id":"r1","http.status_code":"500",
  "http.method":"GET","http.url":"http://x/cart","error.type":"Oops","error.message":"no","error.stack":"Oops: no\\n  at x",
  "_dd.base_service":"",
  "_dd.span_links":"[{\\"trace_id\\":\\"69f240b6000000000000000000000001\\",\\"span_id\\":\\"00000000000000aa\\",\\"attributes\\":{\\"why\\":\\"retry\\"}}]",
  "events":"[{\\"time_unix_nano\\":1777483958145771168,\\"name\\":\\"cache miss\\",\\"attributes\\":{\\"n\\":2}}]"},
 "metrics":{"_sampling_priority_v1":1,"process_id":42}}`;
const QUERY = `{"trace_id":18446744073709551615,"span_id":2,"parent_id":9223372036854775809,"name":"postgres.query",
 "resource":"SELECT * FROM cart WHERE id = ?","service":"postgres","type":"sql","start":1777483958145771200,"duration":1000,
 "meta":{"_dd.base_service":"shop","out.host":"db1","db.system":"postgresql"},"extra":"kept"}`;
const STEP = `{"trace_id":18446744073709551615,"span_id":3,"parent_id":2,"name":"middleware","resource":"Auth.check",
 "service":"shop","type":"","start":1777483958145771300,"duration":5}`;

const text = (attributes: readonly Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, 'value' in value ? value.value : null]));

async function read(document: string) {
  const result = await readDocument(document);
  const [table] = result.tables;
  return { ...result, table, details: await result.detailsOf(table) };
}

describe('spans of Datadog', () => {
  const trace = `[[${ENTRY},${QUERY},${STEP}]]`;

  test('have their ids exactly, the upper half of the trace’s from whichever says it', async () => {
    const { table, details } = await read(trace);
    expect(table.traceId).toBe('69f240b600000000ffffffffffffffff');
    expect([0, 1, 2].map((row) => spanKey(table, row))).toEqual([
      '8000000000000001',
      '0000000000000002',
      '0000000000000003',
    ]);
    expect(Array.from(table.parent)).toEqual([-1, 0, 1]);
    expect(text(details[0].attributes)['datadog.span_id']).toBe('9223372036854775809');
  });

  test('are read as Datadog’s interface finds them', async () => {
    const attributes = {
      trace_id: '7',
      span_id: '18446744073709551615',
      parent_id: '0',
      service: 'shop',
      resource_name: 'GET /cart',
      operation_name: 'web.request',
      type: 'web',
      env: 'prod',
      host: 'i-1',
      start_timestamp: '2026-08-01T10:00:00.320Z',
      end_timestamp: '2026-08-01T10:00:00.420Z',
      tags: ['team:a'],
      custom: { http: { method: 'GET' }, error: { message: 'no cart' } },
      ingestion_reason: 'rule',
    };
    const answer = { data: [{ id: 'AAAA', type: 'spans', attributes }], meta: { status: 'done' } };
    const { table, details, inputDefects, format } = await read(JSON.stringify(answer));
    expect([format, inputDefects, spanName(table, 0), serviceName(table, 0)]).toEqual([
      'Datadog spans',
      [],
      'web.request',
      'shop',
    ]);
    expect(spanKey(table, 0)).toBe('ffffffffffffffff');
    expect(table.duration).toBe(100_000_000);
    expect(details[0].status).toEqual({ code: StatusCode.Error, message: 'no cart' });
    expect(text(details[0].attributes)).toMatchObject({
      'resource.name': 'GET /cart',
      'http.request.method': 'GET',
      team: 'a',
      ingestion_reason: 'rule',
      'datadog.id': 'AAAA',
    });
    expect(text(details[0].resource.attributes)).toMatchObject({
      'deployment.environment.name': 'prod',
      'host.name': 'i-1',
    });
  });

  test('show an upper half of their trace’s id that is none', async () => {
    const { details } = await read('[[{"trace_id":7,"span_id":1,"start":1,"duration":1,"meta":{"_dd.p.tid":"0x0"}}]]');
    expect(text(details[0].attributes)).toMatchObject({ '_dd.p.tid': '0x0' });
  });

  test('may begin at the clock’s zero', async () => {
    const { table, details } = await read(
      '[[{"trace_id":7,"span_id":1,"service":"a","start":0,"duration":5,"meta":{}}]]',
    );
    expect(Array.from(table.marks)).toEqual([0]);
    expect(table.duration).toBe(5);
    expect(details[0].endTimeUnixNano).toBe(5n);
  });

  test('show any 64-bit id as it is in hex', async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt(1n, (1n << 64n) - 1n), async (id) => {
        const { table } = await read(`[[{"trace_id":7,"span_id":${id},"start":1,"duration":1,"meta":{}}]]`);
        expect(spanKey(table, 0)).toBe(id.toString(16).padStart(16, '0'));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('go by their resource; what begins a trace, and statements, by their name', async () => {
    const { table, details } = await read(trace);
    const rows = [0, 1, 2].map((row) => `${serviceName(table, row)} › ${spanName(table, row)}`);
    expect(rows).toEqual(['shop › web.request', 'postgres › postgres.query', 'shop › Auth.check']);
    expect(text(details[2].attributes)).toMatchObject({
      'operation.name': 'middleware',
      'resource.name': 'Auth.check',
    });
  });

  test('are of the kind that they say, else that of their type', async () => {
    const told = STEP.replace('"type":""', '"type":"web","meta":{"span.kind":"consumer"}');
    const { details } = await read(`[[${ENTRY},${QUERY},${told}]]`);
    expect(details.map(({ kind }) => kind)).toEqual([SpanKind.Server, SpanKind.Client, SpanKind.Consumer]);
  });

  test('have times to the nanosecond', async () => {
    const { table } = await read(trace);
    expect(table.startTimeUnixNano).toBe(1_777_483_958_145_771_167n);
    expect(table.duration).toBe(35_396_542);
  });

  test('have failed by `error`, with what went wrong as an event', async () => {
    const { details } = await read(trace);
    expect(details.map(({ status }) => status.code)).toEqual([StatusCode.Error, StatusCode.Unset, StatusCode.Unset]);
    expect(details[0].status.message).toBe('no');
    expect(text(details[0].events[1].attributes)).toEqual({
      'exception.type': 'Oops',
      'exception.message': 'no',
      'exception.stacktrace': 'Oops: no\n  at x',
    });
  });

  test('have the events and links that stand in their tags', async () => {
    const [{ events, links }] = (await read(trace)).details;
    expect(events[0]).toMatchObject({ name: 'cache miss', timeUnixNano: 1_777_483_958_145_771_168n });
    expect(text(events[0].attributes)).toEqual({ n: 2n });
    expect(links).toMatchObject([{ traceId: '69f240b6000000000000000000000001', spanId: '00000000000000aa' }]);
    expect(text(links[0].attributes)).toEqual({ why: 'retry' });
  });

  test('have links and events in the agent’s own form too', async () => {
    const native = STEP.replace(
      '"type":""',
      `"span_links":[{"trace_id":1,"trace_id_high":2,"span_id":18446744073709551615}],
       "span_events":[{"time_unix_nano":5,"name":"e","attributes":{"k":{"type":0,"string_value":"v"}}}]`,
    );
    const [{ events, links }] = (await read(`[[${native}]]`)).details;
    expect(links).toMatchObject([{ traceId: '00000000000000020000000000000001', spanId: 'ffffffffffffffff' }]);
    expect(text(events[0].attributes)).toEqual({ k: 'v' });
  });

  test('have tags and metrics as attributes, by OpenTelemetry’s names where they mean the same', async () => {
    const { details } = await read(trace);
    expect(text(details[0].attributes)).toMatchObject({
      'http.request.method': 'GET',
      'url.full': 'http://x/cart',
      'http.response.status_code': 500n,
      'error.type': 'Oops',
      'sampling.priority': 1n,
    });
    expect(text(details[1].attributes)).toMatchObject({
      'db.query.text': 'SELECT * FROM cart WHERE id = ?',
      'db.system.name': 'postgresql',
      'server.address': 'db1',
      '_dd.base_service': 'shop',
      extra: 'kept',
    });
  });

  test('are of the process that the first span tells', async () => {
    const { details } = await read(trace);
    const process = { 'deployment.environment.name': 'prod', 'service.instance.id': 'r1', 'process.pid': 42n };
    expect(details.map(({ resource }) => text(resource.attributes))).toEqual([
      { 'service.name': 'shop', 'service.version': '1.2', ...process },
      { 'service.name': 'postgres', ...process },
      { 'service.name': 'shop', 'service.version': '1.2', ...process },
    ]);
  });

  const payload = `{"hostName":"h","env":"prod","tracerPayloads":[{"languageName":"go","chunks":[{"priority":1,"spans":[
    {"traceID":"18446744073709551615","spanID":"5","parentID":"0","service":"a","name":"n","start":"7","duration":"1","meta":{}}]}]}]}`;
  test.each<[string, string, number]>([
    ['an array of spans', `[${ENTRY},${QUERY}]`, 2],
    ['traces', `{"traces":[[${ENTRY}],[${QUERY},${STEP}]]}`, 3],
    ['lines', [ENTRY, QUERY, STEP].map((line) => line.replaceAll('\n', ' ')).join('\n\n'), 3],
    ['lines of arrays', [`[[${ENTRY}]]`, `[[${QUERY}]]`].map((line) => line.replaceAll('\n', ' ')).join('\n'), 2],
    ['what the agent sends on', payload, 1],
  ])('are read from %s', async (_name, document, count) => {
    const { spanCount, inputDefects, table } = await read(document);
    expect(spanCount).toBe(count);
    expect(inputDefects).toEqual([]);
    expect(table.traceId).toMatch(/ffffffffffffffff$/);
  });

  test('of traces that are numbered from 0 are as many traces', async () => {
    const numbered = [0, 1].map((id) => `[{"trace_id":${id},"span_id":1,"start":5,"duration":1,"resource":"r"}]`);
    const { tables } = await readDocument(`[${numbered.join()}]`);
    expect(tables.length).toBe(2);
  });

  test('that are no objects, or have no ids, are counted', async () => {
    const { spanCount, inputDefects } = await read(`[[${STEP},null,{"a":1}]]`);
    expect(spanCount).toBe(1);
    expect(inputDefects.map(({ type }) => type)).toEqual(['unreadable_span', 'unreadable_span']);
  });

  test('of a list of lists that breaks off are those that are whole, and nothing else is told to be lost', async () => {
    const { spanCount, inputDefects } = await read(`[[${STEP},${STEP.slice(0, -9)}`);
    expect(spanCount).toBe(1);
    expect(inputDefects.map(({ type }) => type)).toEqual(['truncated']);
  });

  test('keep tags that were cut as texts', async () => {
    const cut = STEP.replace('"type":""', '"meta":{"events":"[{\\"name\\":..."}');
    const [{ attributes, events }] = (await read(`[[${cut}]]`)).details;
    expect(text(attributes).events).toBe('[{"name":...');
    expect(events).toEqual([]);
  });

  const folder = sharedFolder('traces/public');
  test.skipIf(folder === null)('that are damaged are never lost without a word', async () => {
    expect(await silentLosses(readFileSync(join(folder ?? '', 'datadog-django-500.json')), MUTATION_RUNS)).toEqual([]);
  });
});

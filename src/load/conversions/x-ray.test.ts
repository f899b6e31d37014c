import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MUTATION_RUNS } from '../../testing/property-runs.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import type { SpanDetails } from '../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../trace/span-kind.ts';
import { silentLosses } from '../mutations-for-tests.ts';
import { readDocument, sharedFolder } from '../read-for-tests.ts';

const TRACE = '1-5759e988-bd862e3fe1be46a994272793';
const SEGMENT = {
  trace_id: TRACE,
  id: '70de5b6f19ff9a0a',
  name: 'shop',
  start_time: 1478293361.271,
  end_time: 1478293361.449,
  origin: 'AWS::EC2::Instance',
  user: 'jane',
  error: true,
  http: {
    request: { method: 'POST', url: 'https://shop.example/cart', client_ip: '10.0.0.1' },
    response: { status: 404, content_length: 12 },
  },
  aws: { ec2: { instance_id: 'i-0a' }, xray: { sdk: 'X-Ray for Java' } },
  service: { version: '2.1' },
  annotations: { customer: 7 },
  metadata: { debug: { note: ['a'] } },
  subsegments: [
    {
      id: '53995c3f42cd8ad8',
      name: 'DynamoDB',
      namespace: 'aws',
      start_time: 1478293361.3,
      end_time: 1478293361.4,
      precursor_ids: ['53995c3f42cd8ad7'],
      fault: true,
      cause: {
        working_directory: '/srv',
        exceptions: [
          {
            id: '1111111111111111',
            type: 'ResourceNotFound',
            message: 'no such table',
            stack: [{ path: 'cart.js', line: 12, label: 'put' }],
            truncated: 3,
          },
        ],
      },
      aws: { operation: 'PutItem', table_name: 'carts', retries: 2 },
    },
    { id: '53995c3f42cd8ad7', name: 'render', start_time: 1478293361.28, end_time: 1478293361.29 },
  ],
};
const APART = {
  type: 'subsegment',
  trace_id: TRACE,
  parent_id: '53995c3f42cd8ad7',
  id: '53995c3f42cd8ad6',
  name: 'db@host',
  namespace: 'remote',
  start_time: 1478293361.281,
  in_progress: true,
  throttle: true,
  cause: '1111111111111111',
  sql: { sanitized_query: 'SELECT ?', database_type: 'PostgreSQL' },
};

const lines = (...documents: readonly object[]) => documents.map((each) => JSON.stringify(each)).join('\n');
const texts = (details: SpanDetails) =>
  Object.fromEntries(details.attributes.map(({ key, value }) => [key, 'value' in value ? value.value : null]));

async function spansOf(document: string) {
  const read = await readDocument(document);
  const [table] = read.tables;
  const details = await read.detailsOf(table);
  const named = (name: string) => {
    const found = details.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no span ${name}`);
    return found;
  };
  return { ...read, table, details, named };
}

describe('segments of X-Ray', () => {
  test('are known by their end where their start is missing', async () => {
    const { start_time, subsegments, ...rest } = SEGMENT;
    expect([start_time, subsegments.length]).toEqual([1478293361.271, 2]);
    const { format, spanCount } = await readDocument(JSON.stringify(rest));
    expect([format, spanCount]).toEqual(['AWS X-Ray segments', 1]);
  });

  test('are spans in their tree, subsegments apart below what they name, of their segment’s service', async () => {
    const { table, format, inputDefects } = await spansOf(lines(APART, SEGMENT));
    expect(format).toBe('AWS X-Ray segments');
    expect(inputDefects).toEqual([]);
    expect(table.traceId).toBe('5759e988bd862e3fe1be46a994272793');
    const rows = Array.from(table.parent, (parent, row) => [serviceName(table, row), spanName(table, row), parent]);
    expect(rows).toEqual([
      ['shop', 'shop', -1],
      ['shop', 'render', 0],
      ['shop', 'db@host', 1],
      ['shop', 'DynamoDB PutItem', 0],
    ]);
    expect(table.startTimeUnixNano).toBe(1_478_293_361_271_000_000n);
    expect(table.defects.map(({ type }) => type)).toContain('unfinished');
  });

  test('are servers, calls of a namespace clients, other subsegments within', async () => {
    const { details } = await spansOf(lines(SEGMENT, APART));
    expect(details.map(({ kind }) => kind)).toEqual([
      SpanKind.Server,
      SpanKind.Internal,
      SpanKind.Client,
      SpanKind.Client,
    ]);
  });

  test('have failed by fault, error and throttling', async () => {
    const { details, named } = await spansOf(lines(SEGMENT, APART));
    expect(details.map(({ status }) => status.code)).toEqual([
      StatusCode.Error,
      StatusCode.Unset,
      StatusCode.Error,
      StatusCode.Error,
    ]);
    expect(named('DynamoDB PutItem').status.message).toBe('no such table');
  });

  test('say what they have in common with OpenTelemetry by its names, and the rest by their own', async () => {
    const { named } = await spansOf(lines(SEGMENT, APART));
    expect(texts(named('shop'))).toEqual({
      error: true,
      'aws.xray.trace_id': TRACE,
      'enduser.id': 'jane',
      'http.request.method': 'POST',
      'url.full': 'https://shop.example/cart',
      'client.address': '10.0.0.1',
      'http.response.status_code': 404n,
      'http.response.body.size': 12n,
      'metadata.debug.note': [{ type: 'string', value: 'a' }],
      customer: 7n,
    });
    expect(texts(named('DynamoDB PutItem'))).toMatchObject({
      'rpc.method': 'PutItem',
      'db.system.name': 'aws.dynamodb',
      'db.collection.name': 'carts',
      'aws.retries': 2n,
      'cause.working_directory': '/srv',
    });
    expect(texts(named('db@host'))).toMatchObject({ 'db.query.text': 'SELECT ?', 'db.system.name': 'PostgreSQL' });
  });

  test('say where they ran in their resource', async () => {
    const { named } = await spansOf(JSON.stringify(SEGMENT));
    const resource = named('render').resource.attributes.map(({ key, value }) => [
      key,
      'value' in value && value.value,
    ]);
    expect(Object.fromEntries(resource)).toEqual({
      'service.name': 'shop',
      'service.version': '2.1',
      'cloud.provider': 'aws',
      'aws.xray.origin': 'AWS::EC2::Instance',
      'host.id': 'i-0a',
      'telemetry.sdk.name': 'X-Ray for Java',
    });
  });

  test('have exceptions as events with their stack, also where a cause is another’s by its id', async () => {
    const { named } = await spansOf(lines(SEGMENT, APART));
    for (const name of ['DynamoDB PutItem', 'db@host']) {
      const [event] = named(name).events;
      const attributes = Object.fromEntries(
        event.attributes.map(({ key, value }) => [key, 'value' in value && value.value]),
      );
      expect(event.name).toBe('exception');
      expect(attributes).toEqual({
        'exception.type': 'ResourceNotFound',
        'exception.message': 'no such table',
        'exception.stacktrace': 'ResourceNotFound: no such table\n    at put (cart.js:12)\n    ... 3 more',
        'aws.xray.exception.id': '1111111111111111',
      });
    }
  });

  test('link to what had to be done before them, and to other traces', async () => {
    const linked = { ...SEGMENT, links: [{ trace_id: TRACE.replace('5759', '6859'), id: '53995c3f42cd8ad1' }] };
    const { named } = await spansOf(JSON.stringify(linked));
    expect(named('DynamoDB PutItem').links.map(({ spanId }) => spanId)).toEqual(['53995c3f42cd8ad7']);
    expect(named('shop').links.map(({ traceId }) => traceId)).toEqual(['6859e988bd862e3fe1be46a994272793']);
  });

  const answer = { Traces: [{ Id: TRACE, Segments: [SEGMENT, APART].map(inText) }], UnprocessedTraceIds: [] };
  test.each<[string, string]>([
    ['an answer of BatchGetTraces', JSON.stringify(answer)],
    ['such an answer, indented, behind a byte-order mark', `\uFEFF${JSON.stringify(answer, null, 2)}`],
    ['one of its traces', JSON.stringify(answer.Traces[0])],
    ['what PutTraceSegments takes in', JSON.stringify({ TraceSegmentDocuments: [SEGMENT, APART].map(textOf) })],
    ['an array', JSON.stringify([SEGMENT, APART])],
    ['lines with blank ones', `${lines(SEGMENT)}\n\n${lines(APART)}\n`],
    [
      'what the daemon is sent',
      ['{"format": "json", "version": 1}', textOf(SEGMENT), '{"format":"json","version":1}', textOf(APART)].join('\n'),
    ],
  ])('are read from %s', async (_name, document) => {
    const { spanCount, inputDefects } = await spansOf(document);
    expect(spanCount).toBe(4);
    expect(inputDefects).toEqual([]);
  });

  test('sent while in progress give way to what is sent at their end, and are counted', async () => {
    const { end_time, subsegments, ...begun } = SEGMENT;
    const { spanCount, inputDefects } = await spansOf(lines({ ...begun, in_progress: true }, SEGMENT));
    expect(spanCount).toBe(3);
    expect(inputDefects.map(({ type, count }) => [type, count])).toEqual([['duplicate_span', 1]]);
  });

  test('are not all where their trace is too large for X-Ray', async () => {
    const trace = { Id: TRACE, LimitExceeded: true, Segments: [inText(SEGMENT)] };
    const { inputDefects } = await spansOf(JSON.stringify({ Traces: [trace] }));
    expect(inputDefects.map(({ type, count }) => [type, count])).toEqual([['partial', 1]]);
  });

  test('are whole though the answer names other traces that it lacks', async () => {
    const answer = { Traces: [{ Id: TRACE, Segments: [inText(SEGMENT)] }] };
    const { inputDefects } = await spansOf(
      JSON.stringify({ ...answer, UnprocessedTraceIds: [`1-${'0'.repeat(8)}-1`] }),
    );
    expect(inputDefects.map(({ type, detail }) => [type, detail])).toEqual([
      ['source_warning', '1 other trace asked for and not in the answer'],
    ]);
  });

  test('whose document is no JSON are counted', async () => {
    const broken = { Id: TRACE, Segments: [inText(SEGMENT), { Id: 'x', Document: '{"id":' }, { Id: 'y' }] };
    const { spanCount, inputDefects } = await spansOf(JSON.stringify({ Traces: [broken] }));
    expect(spanCount).toBe(3);
    expect(inputDefects.map(({ type }) => type)).toEqual(['unreadable_span', 'unreadable_span']);
  });

  test('nested thousands deep are all there', async () => {
    let text = '';
    for (let depth = 0; depth < 3000; depth++) {
      text += `{"id":"${(depth + 1).toString(16)}","name":"n","start_time":1,"end_time":2,"subsegments":[`;
    }
    text = `{"trace_id":"${TRACE}",${text.slice(1)}${']}'.repeat(3000)}`;
    const { spanCount } = await spansOf(text);
    expect(spanCount).toBe(3000);
  });

  test('whose parents go in a circle have no service', async () => {
    const circle = ['a', 'b'].map((id) => ({ ...APART, id: `${id}1`, parent_id: `${id === 'a' ? 'b' : 'a'}1` }));
    const { table } = await spansOf(lines(...circle));
    expect(serviceName(table, 0)).toBe('');
  });

  const folder = sharedFolder('traces/public');
  test.skipIf(folder === null)('that are damaged are never lost without a word', async () => {
    expect(await silentLosses(readFileSync(join(folder ?? '', 'xray-ddb-segment.txt')), MUTATION_RUNS)).toEqual([]);
  });
});

function textOf(segment: object): string {
  return JSON.stringify(segment);
}

function inText(segment: { readonly id: string }): object {
  return { Id: segment.id, Document: textOf(segment) };
}

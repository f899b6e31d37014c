import { describe, expect, test } from 'vitest';
import type { AttributeValue } from '../../../trace/span-details.ts';
import { readDocument } from '../../read-for-tests.ts';

type Json = Readonly<Record<string, unknown>>;

/** Returns a trace of one span, which has what `more` says. */
function traceWith(more: Json): Json {
  const traceID = '592b49be9b0690';
  const times = { startTime: 1784000000000000, duration: 120000 };
  const host = { key: 'host.name', type: 'string', value: 'vm' };
  return {
    traceID,
    spans: [{ traceID, spanID: '1a', operationName: 'op', ...times, processID: 'p1', ...more }],
    processes: { p1: { serviceName: 'shop', tags: [host] } },
  };
}

describe('details of a Jaeger span', () => {
  async function detailsWith(more: Json) {
    const document = await readDocument(JSON.stringify(traceWith(more)));
    const [details] = await document.detailsOf(document.tables[0]);
    return details;
  }

  test.each<[string, unknown, AttributeValue]>([
    ['string', 'x', { type: 'string', value: 'x' }],
    ['string', '200', { type: 'string', value: '200' }],
    ['bool', true, { type: 'bool', value: true }],
    ['bool', 'true', { type: 'bool', value: true }],
    ['boolean', false, { type: 'bool', value: false }],
    ['int64', 7, { type: 'int', value: 7n }],
    ['int64', '9223372036854775222', { type: 'int', value: 9223372036854775222n }],
    ['int64', 'many', { type: 'string', value: 'many' }],
    ['float64', 72, { type: 'double', value: 72 }],
    ['float64', 'NaN', { type: 'double', value: Number.NaN }],
    ['float64', '0.5', { type: 'double', value: 0.5 }],
    ['binary', 'AAAwOQ==', { type: 'bytes', value: 'AAAwOQ==' }],
    [
      'string',
      '["a",1,null]',
      { type: 'array', value: [{ type: 'string', value: 'a' }, { type: 'int', value: 1n }, { type: 'empty' }] },
    ],
    [
      'string',
      '{"a":9007199254740993}',
      { type: 'map', value: [{ key: 'a', value: { type: 'int', value: 9007199254740993n } }] },
    ],
    ['string', '[not JSON]', { type: 'string', value: '[not JSON]' }],
    ['', 1.5, { type: 'double', value: 1.5 }],
  ])('have a tag of type %s with %j', async (type, value, expected) => {
    const { attributes } = await detailsWith({ tags: [{ key: 'k', type, value }] });
    expect(attributes).toEqual([{ key: 'k', value: expected }]);
  });

  test('keep a bare integer beyond 2^53 exact', async () => {
    const tags = [{ key: 'k', type: 'int64', value: 'BIG' }];
    const document = await readDocument(JSON.stringify(traceWith({ tags })).replace('"BIG"', '9223372036854775807'));
    const [details] = await document.detailsOf(document.tables[0]);
    expect(details.attributes[0].value).toEqual({ type: 'int', value: 9223372036854775807n });
  });

  test('turn back what stood for fields of OpenTelemetry', async () => {
    const text = (key: string, value: string) => ({ key, type: 'string', value });
    const details = await detailsWith({
      flags: 1,
      tags: [
        text('internal.span.format', 'otlp'),
        text('sampler.type', 'const'),
        { key: 'error', type: 'bool', value: true },
        text('otel.status_code', 'ERROR'),
        text('otel.status_description', 'timeout'),
        text('otel.scope.name', 'http'),
        text('otel.scope.version', '1.0'),
        text('w3c.tracestate', 'a=1'),
        text('span.kind', 'client'),
        text('db.system', 'redis'),
      ],
    });
    expect(details).toMatchObject({
      kind: 3,
      status: { code: 2, message: 'timeout' },
      scope: { name: 'http', version: '1.0' },
      traceState: 'a=1',
      flags: 1,
      startTimeUnixNano: 1784000000000000000n,
      endTimeUnixNano: 1784000000120000000n,
      resource: {
        attributes: [
          { key: 'service.name', value: { type: 'string', value: 'shop' } },
          { key: 'host.name', value: { type: 'string', value: 'vm' } },
        ],
      },
    });
    expect(details.attributes.map(({ key }) => key)).toEqual(['db.system', 'internal.span.format', 'sampler.type']);
  });

  test('know the scope by its older name', async () => {
    const { scope } = await detailsWith({ tags: [{ key: 'otel.library.name', type: 'string', value: 'widgets' }] });
    expect(scope?.name).toBe('widgets');
  });

  test('keep an error tag that says nothing of an error', async () => {
    const { attributes } = await detailsWith({ tags: [{ key: 'error', type: 'string', value: 'unset' }] });
    expect(attributes.map(({ key }) => key)).toEqual(['error']);
  });

  test('name events by the field event, or message', async () => {
    const field = (key: string, value: string) => ({ key, type: 'string', value });
    const { events } = await detailsWith({
      logs: [
        {
          timestamp: 1784000000000007,
          fields: [field('level', 'info'), field('event', 'retry'), field('message', 'again')],
        },
        { timestamp: 1784000000000008, fields: [field('message', 'old')] },
        { timestamp: 1784000000000009, fields: [field('x', 'y')] },
      ],
    });
    expect(events.map(({ name, attributes }) => [name, attributes.map(({ key }) => key)])).toEqual([
      ['retry', ['level', 'message']],
      ['old', []],
      ['', ['x']],
    ]);
    expect(events[0].timeUnixNano).toBe(1784000000000007000n);
  });

  test('show a log of an error as an exception', async () => {
    const fields = ['event', 'error.kind', 'message', 'stack'].map((key) => ({
      key,
      type: 'string',
      value: key === 'event' ? 'error' : `the ${key}`,
    }));
    const { events } = await detailsWith({ logs: [{ timestamp: 1, fields }] });
    expect(events[0].name).toBe('exception');
    expect(events[0].attributes).toEqual([
      { key: 'exception.type', value: { type: 'string', value: 'the error.kind' } },
      { key: 'exception.message', value: { type: 'string', value: 'the message' } },
      { key: 'exception.stacktrace', value: { type: 'string', value: 'the stack' } },
    ]);
  });
});

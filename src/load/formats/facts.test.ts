import { describe, expect, test } from 'vitest';
import { spanKey } from '../../trace/span.ts';
import { SpanMark } from '../../trace/span-table.ts';
import { readDocument } from '../read-for-tests.ts';
import {
  type Attributes,
  FORMATS,
  ID,
  jaegerSpan,
  otlpAttributes,
  TRACE,
  tags,
  told,
} from './written-facts-for-tests.ts';

const eachFormat = describe.each(Object.entries(FORMATS).map(([format, write]) => ({ format, write })));

async function read(document: object | string) {
  const answer = await readDocument(typeof document === 'string' ? document : JSON.stringify(document));
  const [table] = answer.tables;
  return { table, facts: await answer.factsOf(table) };
}

eachFormat('$format', ({ write }) => {
  test('tells events with their times from the start of their span', async () => {
    const events = [
      { name: 'connectEnd', time: 3 },
      { name: 'connectStart', time: 1 },
    ];
    const { facts } = await read(write({ events }));
    expect(facts.events(0)).toEqual([
      { name: 'connectEnd', time: 3000 },
      { name: 'connectStart', time: 1000 },
    ]);
  });

  test('tells no events where there are none', async () => {
    const { facts } = await read(write({}));
    expect(facts.events(0)).toEqual([]);
  });

  test('tells the attributes that are facts, by their new and old names', async () => {
    const { facts } = await read(
      write({
        attributes: {
          'http.method': 'GET',
          'http.status_code': 503,
          'db.statement': 'SELECT "é"\n☃',
          'faas.coldstart': true,
          rows: 7,
          'peer.service': 'db',
        },
      }),
    );
    expect(told(facts)).toEqual({
      httpMethod: ['GET'],
      httpStatus: ['503'],
      queryText: ['SELECT "é"\n☃'],
      coldStart: ['true'],
      peer: ['db'],
    });
    expect(facts.isNoted('httpStatus')).toBe(true);
    expect(facts.isNoted('model')).toBe(false);
  });

  test('gives the last of several values', async () => {
    const { facts } = await read(write({ attributes: { 'url.full': 'a', 'http.url': 'b' } }));
    expect(facts.all(0, 'url')).toEqual(['a', 'b']);
    expect(facts.text(0, 'url')).toBe('b');
  });

  test('says nothing of what is empty or not there', async () => {
    const { facts } = await read(write({ attributes: { 'db.system': '' }, statusMessage: '' }));
    expect(told(facts)).toEqual({});
    expect(facts.text(0, 'databaseSystem')).toBe('');
    expect(facts.number(0, 'databaseSystem')).toBe(0);
  });

  test('tells what the status says in words', async () => {
    const { facts } = await read(write({ statusMessage: 'no seats left' }));
    expect(told(facts)).toEqual({ statusMessage: ['no seats left'] });
  });

  test('names its events, the first of many', async () => {
    const events = Array.from({ length: 40 }, (_, i) => ({ name: `event ${i}`, time: 1 }));
    const { facts } = await read(write({ events }));
    expect(facts.all(0, 'eventName')).toEqual(events.slice(0, 32).map(({ name }) => name));
  });

  test('tells the last exception in time, and the last that has a message', async () => {
    const exception = (time: number, attributes: Attributes) => ({ name: 'exception', time, attributes });
    const { facts } = await read(
      write({
        events: [
          exception(4, { 'exception.type': 'Late' }),
          exception(3, { 'exception.type': 'Middle', 'exception.message': 'middle' }),
          exception(1, { 'exception.type': 'Early', 'exception.message': 'early' }),
          exception(3, { 'exception.message': '' }),
        ],
      }),
    );
    expect(facts.all(0, 'exceptionMessage')).toEqual(['middle']);
    expect(facts.all(0, 'exceptionType')).toEqual(['Late']);
  });

  test('takes of exceptions at one time the one received last', async () => {
    const event = (message: string) => ({ name: 'retried', time: 1, attributes: { 'exception.message': message } });
    const { facts } = await read(write({ events: [event('first'), event('second')] }));
    expect(facts.text(0, 'exceptionMessage')).toBe('second');
  });

  test.each([
    ['host-1', { 'service.instance.id': 'i', 'host.name': 'n', 'host.id': 'host-1' }],
    ['n', { 'host.name': 'n', 'service.instance.id': 'i' }],
    ['i', { 'service.instance.id': 'i', 'host.name': '' }],
    ['api', { 'host.arch': 'arm64', hostname: 'h', ip: '10.0.0.1' }],
  ])('is of the process %s', async (process, resource) => {
    const { facts } = await read(write({ resource }));
    expect(facts.process(0)).toBe(process);
  });

  test('tells what is said of sampling, of the span and its resource, and nothing where there is no word of it', async () => {
    const { facts } = await read(write({ attributes: { 'sampling.rule': 'slow', other: 'x' } }));
    expect(facts.sampling(0)?.attributes).toEqual([{ key: 'sampling.rule', text: 'slow' }]);
    expect((await read(write({ attributes: { other: 'x' } }))).facts.sampling(0)).toBeNull();
  });

  test('cuts a value of more than 4 KB, at a whole character', async () => {
    const text = `${'x'.repeat(4095)}é and more`;
    const { facts } = await read(write({ attributes: { 'db.query.text': text, 'url.full': 'y'.repeat(4096) } }));
    expect(facts.text(0, 'queryText')).toBe('x'.repeat(4095));
    expect(facts.text(0, 'url')).toBe('y'.repeat(4096));
  });

  test('cuts a value with escapes', async () => {
    const { facts } = await read(write({ attributes: { 'db.query.text': '\n'.repeat(50_000) } }));
    expect(facts.text(0, 'queryText')).toBe('\n'.repeat(4096));
  });

  test.each([
    [{ 'error.type': 'timeout' }, true],
    [{ 'error.type': '' }, false],
    [{ 'http.status_code': '502' }, true],
    [{ 'http.response.status_code': 502 }, true],
    [{ 'http.response.status_code': 404 }, false],
    [{ 'rpc.grpc.status_code': 13 }, true],
    [{ 'rpc.response.status_code': 'UNAVAILABLE' }, true],
    [{ 'rpc.response.status_code': 'OK' }, false],
  ])('with %j is suspect: %s', async (attributes, isSuspect) => {
    const { table } = await read(write({ attributes }));
    expect((table.marks[0] & SpanMark.SuspectStatus) !== 0).toBe(isSuspect);
  });
});

describe('Jaeger', () => {
  const withLogs = (...logs: Attributes[]) => ({
    ...jaegerSpan({}),
    process: { serviceName: 'api' },
    logs: logs.map((fields, time) => ({ timestamp: time, fields: tags(fields) })),
  });

  test('tells an error in OpenTracing’s words as an exception', async () => {
    const { facts } = await read(
      withLogs({ event: 'error', message: 'refused', 'error.object': 'Refused: no', 'error.kind': 'Refused' }),
    );
    expect(told(facts)).toEqual({
      eventName: ['exception'],
      exceptionMessage: ['refused'],
      exceptionType: ['Refused'],
    });
  });

  test('believes the exception’s own words first', async () => {
    const { facts } = await read(withLogs({ 'error.object': 'a', event: 'error', 'exception.message': 'b' }));
    expect(facts.text(0, 'exceptionMessage')).toBe('b');
  });

  test('takes a message that is no error for the event’s name', async () => {
    const { facts } = await read(withLogs({ message: 'got a connection' }, { event: 'sent', message: 'hello' }));
    expect(told(facts)).toEqual({ eventName: ['got a connection', 'sent'] });
  });

  test('knows the process of a span that brings its own', async () => {
    const { facts } = await read({
      data: [
        {
          traceID: TRACE,
          spans: [{ ...jaegerSpan({}), process: { tags: tags({ 'host.name': 'own' }), serviceName: 'api' } }],
        },
      ],
    });
    expect(facts.process(0)).toBe('own');
  });
});

describe('OTLP', () => {
  test('reads attributes however they are written', async () => {
    const document = JSON.stringify(FORMATS.OTLP({}), null, 2).replace(
      '"attributes": []',
      `"attributes": [
        {"value": {"stringValue": "GET"}, "key": "http.request.method"},
        {"\\u006bey": "url.\\u0070ath", "value": {"stringValue": "\\u002fcart"}},
        {"key": "rpc.service", "value": {"arrayValue": {"values": []}}},
        {"key": "rpc.method", "value": null}, 7,
        {"key": "gen_ai.usage.input_tokens", "value": {"int_value": 12}}
      ]`,
    );
    const { facts } = await read(document);
    expect(told(facts)).toEqual({ httpMethod: ['GET'], urlPath: ['/cart'], inputTokens: ['12'] });
  });

  test('forgets what it noted of a span that breaks off', async () => {
    const written = JSON.stringify(FORMATS.OTLP({ attributes: { 'http.method': 'PUT' } }));
    const spans = written.replace(/("spans":\[)(.*)(\]\}\]\}\]\})$/, (_, open, span, close) => {
      const broken = span.slice(0, span.indexOf('"events"'));
      return `${open}${broken},${span.replace('PUT', 'POST').replace(`"spanId":"${ID}"`, '"spanId":"fedcba9876543210"')}${close}`;
    });
    const { table, facts } = await read(spans);
    const rows = Array.from({ length: table.length }, (_, row) => [spanKey(table, row), facts.all(row, 'httpMethod')]);
    expect(rows).toContainEqual(['fedcba9876543210', ['POST']]);
    expect(rows.filter(([, methods]) => methods.length > 1)).toEqual([]);
  });

  test('numbers equal values alike, whichever span and fact they are of', async () => {
    const { facts } = await read(FORMATS.OTLP({ attributes: { 'url.path': 'a', 'url.full': 'a', 'db.system': 'b' } }));
    expect(facts.number(0, 'url')).toBe(facts.number(0, 'urlPath'));
    expect(facts.number(0, 'url')).not.toBe(facts.number(0, 'databaseSystem'));
  });

  test('takes spans of one host for one process, whatever their services', async () => {
    const resourceSpans = ['web', 'api'].map((service, i) => ({
      resource: { attributes: otlpAttributes({ 'service.name': service, 'host.name': 'h' }) },
      scopeSpans: [{ spans: [{ traceId: TRACE, spanId: `${i + 1}`.repeat(16), startTimeUnixNano: '1' }] }],
    }));
    const { facts } = await read({ resourceSpans });
    expect(facts.processNumber(0)).toBe(facts.processNumber(1));
  });
});

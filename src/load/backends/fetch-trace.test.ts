import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Answering, type AnsweringServer, always, startAnswering } from '../../testing/answering-server.ts';
import { LoadError, type LoadProblem } from '../load-problem.ts';
import { type FetchTraceOptions, fetchTrace } from './fetch-trace.ts';

const ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const V3_TRACE = '{"result":{"resourceSpans":[{"scopeSpans":[]}]}}';
const LEGACY_TRACE = `{"data":[{"traceID":"${ID}","spans":[]}]}`;
const PAGE = '<!doctype html><title>Sign in</title>';

/** Answers by path; what is not listed is 404 as Go's own server says it. */
function byPath(answers: Record<string, Answering>): Answering {
  return (request, response) => {
    const answering = new Map(Object.entries(answers)).get(request.url ?? '');
    (answering ?? always(404, 'text/plain', '404 page not found\n'))(request, response);
  };
}

const json = (body: string, status = 200): Answering => always(status, 'application/json', body);

interface Fetched {
  readonly body: string;
  readonly cut: boolean;
  readonly why: string;
  readonly address: string;
  readonly api: string;
  readonly totalBytes: number;
}

async function fetched(
  server: AnsweringServer,
  kind: string | undefined,
  options: Partial<FetchTraceOptions> = {},
): Promise<Fetched> {
  const chunks: Uint8Array[] = [];
  let api = '';
  let totalBytes = -1;
  const end = await fetchTrace({ name: 'test', kind, url: server.url }, ID, {
    signal: new AbortController().signal,
    silenceMilliseconds: 5000,
    onApi: (...names) => {
      api = names.join(' ');
    },
    onStart: (_address, total) => {
      totalBytes = total;
    },
    onChunk: (chunk) => chunks.push(chunk.slice()),
    ...options,
  });
  return { ...end, body: Buffer.concat(chunks).toString(), api, totalBytes };
}

async function problemOf(promise: Promise<unknown>): Promise<LoadProblem> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof LoadError) return error.problem;
    throw error;
  }
  throw new Error('There was no problem.');
}

describe('a trace is asked for', () => {
  test('in the best way first', async () => {
    const server = await startAnswering(json(V3_TRACE));
    expect(await fetched(server, 'jaeger')).toEqual({
      body: V3_TRACE,
      cut: false,
      why: '',
      address: `${server.url}api/v3/traces/${ID}`,
      api: 'jaeger v3',
      totalBytes: 0,
    });
    expect(server.requests).toEqual([`/api/v3/traces/${ID}`]);
  });

  test('in the way remembered first', async () => {
    const server = await startAnswering(json(LEGACY_TRACE));
    await fetched(server, 'jaeger', { rememberedApi: 'legacy' });
    expect(server.requests).toEqual([`/api/traces/${ID}`]);
  });

  test('in the best way after the one remembered is gone', async () => {
    const server = await startAnswering(byPath({ [`/api/v3/traces/${ID}`]: json(V3_TRACE) }));
    expect((await fetched(server, 'jaeger', { rememberedApi: 'legacy' })).api).toBe('jaeger v3');
  });

  test.each([
    ['a page with status 200', always(200, 'text/html', PAGE)],
    ['a page labelled as text', always(200, 'text/plain', PAGE)],
    ['404 for the path', always(404, 'text/plain', '404 page not found')],
    ['404 that names the path', always(404, 'text/plain', `no handler for /api/v3/traces/${ID} was not found`)],
    ['404 without a word', always(404, 'text/plain', '')],
    ['501', always(501, 'text/plain', 'not implemented')],
    ['400 about the path', always(400, 'text/plain', 'unsupported path requested: "/api/v3/traces"')],
  ])('in the next way after %s', async (_name, answering) => {
    const server = await startAnswering(
      byPath({ [`/api/v3/traces/${ID}`]: answering, [`/api/traces/${ID}`]: json(LEGACY_TRACE) }),
    );
    expect(await fetched(server, 'jaeger')).toMatchObject({ body: LEGACY_TRACE, api: 'jaeger legacy' });
  });

  test('of an older Tempo by its first API', async () => {
    const server = await startAnswering(byPath({ [`/api/traces/${ID}`]: json('{"batches":[{}]}') }));
    expect(await fetched(server, 'tempo')).toMatchObject({ body: '{"batches":[{}]}', api: 'tempo v1' });
  });

  test('of a server of unknown kind after finding it out', async () => {
    const server = await startAnswering(
      byPath({
        '/api/echo': always(200, 'text/plain', 'echo'),
        [`/api/v2/traces/${ID}`]: json('{"trace":{"resourceSpans":[{}]}}'),
      }),
    );
    expect((await fetched(server, undefined)).api).toBe('tempo v2');
  });

  test('below the base address', async () => {
    const server = await startAnswering(byPath({ [`/jaeger/api/v3/traces/${ID}`]: json(V3_TRACE) }));
    const answer = fetched({ ...server, url: `${server.url}jaeger/` }, 'jaeger');
    expect((await answer).body).toBe(V3_TRACE);
  });

  test('with nothing but Accept among our headers', async () => {
    let names: readonly string[] = [];
    const server = await startAnswering((request, response) => {
      names = Object.keys(request.headers);
      json(V3_TRACE)(request, response);
    });
    await fetched(server, 'jaeger');
    expect(names).toContain('accept');
    expect(names.filter((name) => ['cookie', 'authorization', 'content-type'].includes(name))).toEqual([]);
  });
});

describe('a missing trace', () => {
  test.each([
    ['jaeger', 'v3', always(404, 'text/plain', '{"error":{"httpCode":404,"message":"No traces found"}}')],
    ['jaeger', 'v3', json('{"result":{}}')],
    ['jaeger', 'v3', json('{"result":{"resourceSpans":[]}}')],
    ['jaeger', 'v3', json('{}')],
    ['jaeger', 'v3', json('{"error":{"code":5,"message":"trace not found"}}')],
    ['tempo', 'v2', json('{"trace":{},"metrics":{}}')],
    ['tempo', 'v2', json('{"trace":{"resourceSpans":[]}}')],
    ['tempo', 'v2', json('{}')],
  ])('of %s %s is told after one question', async (kind, _api, answering) => {
    const server = await startAnswering(answering);
    expect(await problemOf(fetched(server, kind))).toMatchObject({ kind: 'not_found' });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['jaeger', json('{"data":null,"errors":[{"code":404,"msg":"trace not found"}]}', 404), 'trace not found'],
    ['jaeger', json('{"data":null,"total":0,"errors":null}'), ''],
    ['jaeger', json('{"total":0,"data": [ ]}'), ''],
    ['tempo', always(404, '', ''), ''],
    ['tempo', json('{"batches":[]}'), ''],
  ])('of %s by the older API is told', async (kind, answering, serverWords) => {
    const server = await startAnswering(byPath({ [`/api/traces/${ID}`]: answering }));
    expect(await problemOf(fetched(server, kind))).toMatchObject({
      kind: 'not_found',
      address: `${server.url}api/traces/${ID}`,
      serverWords,
    });
  });

  test('is looked for in both widths where its upper half is zero', async () => {
    const short = 'a3ce929d0e0e4736';
    const missing = json('{"error":{"message":"No traces found"}}', 404);
    const server = await startAnswering(
      byPath({ [`/api/v3/traces/${short.padStart(32, '0')}`]: missing, [`/api/v3/traces/${short}`]: json(V3_TRACE) }),
    );
    const chunks: string[] = [];
    await fetchTrace({ name: 'test', kind: 'jaeger', url: server.url }, short, {
      signal: new AbortController().signal,
      onStart: () => {},
      onChunk: (chunk) => chunks.push(new TextDecoder().decode(chunk)),
    });
    expect(chunks.join('')).toBe(V3_TRACE);
  });

  test.each(['..', 'a/b', '', '1'.repeat(3000)])('with the id %j is not even asked for', async (traceId) => {
    const server = await startAnswering(json(V3_TRACE));
    const options = { signal: new AbortController().signal, onStart: () => {}, onChunk: () => {} };
    const problem = await problemOf(fetchTrace({ name: 'test', kind: 'jaeger', url: server.url }, traceId, options));
    expect([problem.kind, ...server.requests]).toEqual(['not_found']);
  });
});

describe('a refusal is told with the words of the server', () => {
  test.each([
    ['unauthorized', 401, 'no org id'],
    ['unauthorized', 403, 'not yours'],
    ['too_many_requests', 429, 'rate limit'],
    ['server_error', 500, 'on fire'],
    ['server_error', 503, 'no healthy ingester'],
    ['refused_request', 422, 'trace exceeds max size'],
    ['refused_request', 400, 'trace IDs can only contain hex characters'],
  ])('%s: %i %s', async (kind, status, words) => {
    const server = await startAnswering(always(status, 'text/plain', words));
    const told = { kind, status, serverWords: words, address: `${server.url}api/v2/traces/${ID}` };
    expect(await problemOf(fetched(server, 'tempo'))).toMatchObject(told);
  });

  test.each([
    ['jaeger', '{"error":{"code":13,"message":"circuit breaker"}}'],
    ['jaeger', '{"data":null,"errors":[{"code":500,"msg":"circuit breaker"}]}'],
    ['tempo', '{"error":"circuit breaker"}'],
  ])('of %s behind a 200: %s', async (kind, body) => {
    const told = { kind: 'refused_request', status: 200, serverWords: 'circuit breaker' };
    expect(await problemOf(fetched(await startAnswering(json(body)), kind))).toMatchObject(told);
  });

  test('a message beside a trace is no error', async () => {
    const body = '{"trace":{"resourceSpans":[{}]},"status":"PARTIAL","message":"too large"}';
    expect((await fetched(await startAnswering(json(body)), 'tempo')).body).toBe(body);
  });

  test('a page everywhere is no missing trace', async () => {
    const server = await startAnswering(always(200, 'text/html', PAGE));
    expect(await problemOf(fetched(server, 'jaeger'))).toMatchObject({ kind: 'html_answer', serverWords: 'Sign in' });
  });

  test('a page in one place tells more than a plain 404 in the other', async () => {
    const server = await startAnswering(byPath({ [`/api/v3/traces/${ID}`]: always(200, 'text/html', PAGE) }));
    expect((await problemOf(fetched(server, 'jaeger'))).kind).toBe('html_answer');
  });

  test('a redirect to a page says where it led', async () => {
    const server = await startAnswering((request, response) => {
      if (request.url === '/login') return always(200, 'text/html', PAGE)(request, response);
      response.writeHead(302, { location: '/login' }).end();
    });
    expect((await problemOf(fetched(server, 'jaeger'))).sentence).toContain(`${server.url}login`);
  });

  test('no API at all', async () => {
    const server = await startAnswering(byPath({}));
    expect(await problemOf(fetched(server, 'jaeger'))).toMatchObject({ kind: 'refused_request', status: 404 });
  });

  test('an empty answer', async () => {
    const server = await startAnswering(json(''));
    expect(await problemOf(fetched(server, 'jaeger'))).toMatchObject({ kind: 'refused_request', status: 200 });
  });

  test('the address told is the own one of a backend behind a proxy', async () => {
    const server = await startAnswering(always(500, 'text/plain', 'on fire'));
    const config = { name: 'test', kind: 'tempo', url: server.url, address: 'http://inner.example/tempo/' };
    const asked: string[] = [];
    const problem = await problemOf(
      fetchTrace(config, ID, {
        signal: new AbortController().signal,
        onAsk: (address) => asked.push(address),
        onStart: () => {},
        onChunk: () => {},
      }),
    );
    const address = `http://inner.example/tempo/api/v2/traces/${ID}`;
    expect([problem.address, asked, server.requests]).toEqual([address, [address], [`/api/v2/traces/${ID}`]]);
  });

  test('nobody there', async () => {
    const server = await startAnswering(json(V3_TRACE));
    await server.stop();
    expect(await problemOf(fetched(server, 'jaeger'))).toMatchObject({ kind: 'unreachable', status: 0 });
  });
});

const LARGE = `{"result":{"resourceSpans":[${'{"scopeSpans":[]},'.repeat(1000)}{}]}}`;

describe('a body', () => {
  test('is passed on whole and in order', async () => {
    const server = await startAnswering((_request, response) => {
      response.writeHead(200, { 'content-length': LARGE.length });
      for (let from = 0; from < LARGE.length; from += 1000) response.write(LARGE.slice(from, from + 1000));
      response.end();
    });
    expect(await fetched(server, 'jaeger')).toMatchObject({ body: LARGE, cut: false, totalBytes: LARGE.length });
  });

  test.each([100, 10_000])('that breaks off after %i bytes is told as cut, with what came', async (length) => {
    const server = await startAnswering((_request, response) => {
      response.writeHead(200, { 'content-length': LARGE.length });
      response.write(LARGE.slice(0, length), () => setTimeout(() => response.destroy(), 20));
    });
    expect(await fetched(server, 'jaeger')).toMatchObject({
      body: LARGE.slice(0, length),
      cut: true,
      why: expect.stringMatching(/./),
    });
  });

  test('that breaks off before its first byte is no answer', async () => {
    const server = await startAnswering((_request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.flushHeaders();
      setTimeout(() => response.destroy(), 20);
    });
    const problem = await problemOf(fetched(server, 'jaeger'));
    expect(problem).toMatchObject({ kind: 'unreachable', status: 200, sentence: expect.stringContaining('nothing') });
  });

  test('that is packed without saying so is unpacked', async () => {
    const packed = gzipSync(LARGE);
    const server = await startAnswering((_request, response) => {
      response.writeHead(200, { 'content-length': packed.length }).end(packed);
    });
    expect(await fetched(server, 'jaeger')).toMatchObject({ body: LARGE, cut: false, totalBytes: 0 });
  });

  test('that is packed and damaged is refused by name, with its address', async () => {
    const zstd = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0]);
    const server = await startAnswering((_request, response) => response.end(zstd));
    expect(await problemOf(fetched(server, 'jaeger'))).toMatchObject({
      kind: 'unknown_format',
      sentence: expect.stringContaining('zstd'),
      address: `${server.url}api/v3/traces/${ID}`,
    });
  });

  test('that pauses after a few bytes is passed on before its end', async () => {
    let finish = () => {};
    const server = await startAnswering((_request, response) => {
      response.write(V3_TRACE.slice(0, 20));
      finish = () => response.end(V3_TRACE.slice(20));
    });
    // The end is sent only once the beginning has arrived.
    const chunks: string[] = [];
    const onChunk = (chunk: Uint8Array) => {
      chunks.push(new TextDecoder().decode(chunk));
      finish();
    };
    await fetched(server, 'jaeger', { onChunk });
    expect(chunks).toEqual([V3_TRACE.slice(0, 20), V3_TRACE.slice(20)]);
  });
});

describe('silence', () => {
  test('before the answer is a timeout', async () => {
    const server = await startAnswering(() => {});
    const problem = await problemOf(fetched(server, 'jaeger', { silenceMilliseconds: 50 }));
    expect(problem).toMatchObject({ kind: 'timeout', address: `${server.url}api/v3/traces/${ID}` });
  });

  test('in the middle of the body is a timeout', async () => {
    const server = await startAnswering((_request, response) => void response.write(LARGE.slice(0, 5000)));
    expect((await problemOf(fetched(server, 'jaeger', { silenceMilliseconds: 200 }))).kind).toBe('timeout');
  });
});

describe('giving up', () => {
  test('before the answer is told as cancelled', async () => {
    const server = await startAnswering(() => {});
    const giveUp = new AbortController();
    setTimeout(() => giveUp.abort(), 20);
    expect((await problemOf(fetched(server, 'jaeger', { signal: giveUp.signal }))).kind).toBe('cancelled');
  });

  test('in the middle of the body is cancelled, not cut, and ends the request', async () => {
    let closed = () => {};
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const server = await startAnswering((_request, response) => {
      response.on('close', closed);
      response.write(LARGE.slice(0, 5000));
    });
    const giveUp = new AbortController();
    const onChunk = () => setTimeout(() => giveUp.abort(), 20);
    const problem = await problemOf(fetched(server, 'jaeger', { signal: giveUp.signal, onChunk }));
    expect(problem.kind).toBe('cancelled');
    await isClosed;
  });

  test('before asking asks nothing', async () => {
    const server = await startAnswering(json(V3_TRACE));
    const problem = await problemOf(fetched(server, 'jaeger', { signal: AbortSignal.abort() }));
    expect([problem.kind, ...server.requests]).toEqual(['cancelled']);
  });
});

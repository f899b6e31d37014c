import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Answering, type AnsweringServer, always, startAnswering } from '../../testing/answering-server.ts';
import type { SearchAnswer } from '../../trace/found-trace.ts';
import { ANY_TRACE, type SearchQuery } from '../../trace/search-query.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import { tempoOf } from '../backends/tempo-for-tests.ts';
import { zipkinOf } from '../backends/zipkin-for-tests.ts';
import { LoadError, type LoadProblem } from '../load-problem.ts';
import { idsThatMeet, otlpOf, type PlainTrace, plainDuration, plainTraces } from './plain-traces-for-tests.ts';
import { QUERIES, queryFor } from './queries-for-tests.ts';
import { SearchSession } from './search-session.ts';
import type { SearchSource } from './search-source.ts';
import { asZipkinKeeps } from './zipkin-traces-for-tests.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const TRACES = plainTraces(60, 7, NOW);
const SILENT = { onProgress: () => {}, onLearnt: () => {} };

function search(source: SearchSource, query: SearchQuery, now = NOW): Promise<SearchAnswer> {
  return new SearchSession(SILENT).search(source, query, now, new AbortController().signal);
}

function backend(server: AnsweringServer, kind?: string): SearchSource {
  return { type: 'backend', backend: { name: 'server', url: server.url, kind } };
}

const idsOf = ({ traces }: SearchAnswer) => traces.map(({ traceId }) => traceId).sort();
const sentences = ({ notes }: SearchAnswer) => notes.map(({ sentence }) => sentence).join(' ');

async function problemOf(searching: Promise<unknown>): Promise<LoadProblem> {
  const error = await searching.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof LoadError)) throw new Error('The search did not fail.', { cause: error });
  return error.problem;
}

/** Numbers that were sent as text Tempo does not order, and expressions it matches with text alone. */
const OF_ANY_TYPE = Object.entries(QUERIES);

describe('a search of Tempo', () => {
  test.each(OF_ANY_TYPE)('finds what a look at all traces finds: %s', async (_name, asked) => {
    const query = queryFor(asked, NOW);
    const answer = await search(backend(await startAnswering(tempoOf(TRACES)), 'tempo'), query);
    expect(idsOf(answer)).toEqual(idsThatMeet(TRACES, query));
  });

  test('tells the newest first, with ids in full', async () => {
    const answer = await search(backend(await startAnswering(tempoOf(TRACES)), 'tempo'), queryFor({ limit: 7 }, NOW));
    const newest = TRACES.toReversed().slice(0, 7);
    expect(answer.traces.map(({ traceId }) => traceId)).toEqual(newest.map(({ traceId }) => traceId));
    expect(answer.isLimited).toBe(true);
    expect(sentences(answer)).toContain('newest 7 traces');
  });

  test('finds the newest on a server without hints too', async () => {
    const server = await startAnswering(tempoOf(TRACES, { refusesHints: true }));
    const answer = await search(backend(server, 'tempo'), queryFor({ limit: 7 }, NOW));
    const newest = TRACES.toReversed().slice(0, 7);
    expect(answer.traces.map(({ traceId }) => traceId)).toEqual(newest.map(({ traceId }) => traceId));
    expect(sentences(answer)).toContain('newest 7 traces');
  });

  test('says that a server gave the first, where hints of one’s own are all it is asked by', async () => {
    const server = await startAnswering(tempoOf(TRACES));
    const traceQl = '{ } with (most_recent=false)';
    const answer = await search(backend(server, 'tempo'), queryFor({ limit: 7, traceQl }, NOW));
    expect(answer.traces.length).toBe(7);
    expect(sentences(answer)).toContain('need not be the newest');
  });

  test('asks for a week and a day in two searches, each no longer than a week', async () => {
    const server = await startAnswering(tempoOf(TRACES));
    const time = { type: 'last', milliseconds: 8 * 86_400_000 } as const;
    const answer = await search(backend(server, 'tempo'), { ...ANY_TRACE, time, limit: 100 });
    expect(idsOf(answer)).toEqual(idsThatMeet(TRACES, ANY_TRACE));
    expect(server.requests.length).toBe(2);
  });

  test('of just a week is one search, however many milliseconds the seconds are off', async () => {
    const server = await startAnswering(tempoOf(TRACES));
    const time = { type: 'last', milliseconds: 7 * 86_400_000 } as const;
    await search(backend(server, 'tempo'), { ...ANY_TRACE, time, limit: 100 }, NOW + 500);
    expect(server.requests.length).toBe(1);
  });

  test('says that the newest half minute is left out, where it is asked for', async () => {
    const source = backend(await startAnswering(tempoOf(TRACES)), 'tempo');
    expect(sentences(await search(source, ANY_TRACE))).toContain('half minute');
    const past = { type: 'between', from: NOW - 120_000, to: NOW - 60_000 } as const;
    expect(sentences(await search(source, { ...ANY_TRACE, time: past }))).not.toContain('half minute');
  });

  test('gives the server’s words and the position in a query that it does not understand', async () => {
    const source = backend(await startAnswering(tempoOf(TRACES)), 'tempo');
    const problem = await problemOf(search(source, { ...ANY_TRACE, traceQl: '{ name =\n }' }));
    expect(problem).toMatchObject({ kind: 'refused_request', status: 400 });
    expect(problem.serverWords).toContain('line 2, col 2');
  });

  test('counts a trace in all of it, with the time of each service', async () => {
    const source = backend(await startAnswering(tempoOf(TRACES)), 'tempo');
    const session = new SearchSession(SILENT);
    const { signal } = new AbortController();
    const { traces } = await session.search(source, queryFor({}, NOW), NOW, signal);
    const plain = TRACES.find(({ spans }) => spans.length > 3) ?? TRACES[0];
    const told = traces.find(({ traceId }) => traceId === plain.traceId);
    const { trace, times } = await session.counted(plain.traceId, signal);
    expect(told?.isCounted).toBe(false);
    expect(trace).toMatchObject({ isCounted: true, spanCount: plain.spans.length, duration: plainDuration(plain) });
    expect(times.reduce((sum, { time }) => sum + time, 0)).toBe(plain.spans[0].duration);
  });
});

describe('a search of Zipkin', () => {
  const KEPT = TRACES.map(asZipkinKeeps);
  const zipkin = async () => backend(await startAnswering(zipkinOf(TRACES)), 'zipkin');

  test.each(OF_ANY_TYPE)('finds what a look at all traces finds: %s', async (_name, asked) => {
    const query = queryFor(asked, NOW);
    const meant = { ...query, service: query.service.toLowerCase(), operation: query.operation.toLowerCase() };
    expect(idsOf(await search(await zipkin(), query))).toEqual(idsThatMeet(KEPT, meant));
  });

  test.each([
    ['of any', {}],
    ['of a service', { service: 'frontend' }],
    ['where one span is to meet all', { service: 'orders', isErrorsOnly: true, durationMin: 1e8, durationOf: 'span' }],
    ['where ours is to decide', { kind: SpanKind.Server }],
    ['of slow traces', { durationMin: 1_000_000_000 }],
  ] as const)('finds the newest of more than are wanted: %s', async (_name, asked) => {
    const answer = await search(await zipkin(), { ...queryFor(asked, NOW), limit: 3 });
    const meeting = new Set(idsThatMeet(KEPT, queryFor(asked, NOW)));
    const newest = KEPT.toReversed().filter(({ traceId }) => meeting.has(traceId));
    expect(answer.traces.map(({ traceId }) => traceId)).toEqual(newest.slice(0, 3).map(({ traceId }) => traceId));
    expect(sentences(answer)).toContain('newest 3');
  });

  test('is for names in lower case, and says so', async () => {
    const answer = await search(await zipkin(), queryFor({ service: 'Frontend', operation: 'GET' }, NOW));
    expect(idsOf(answer)).toEqual(idsThatMeet(KEPT, queryFor({ service: 'frontend', operation: 'get' }, NOW)));
    expect(sentences(answer)).toContain('searched for: frontend, get.');
  });

  test('gives the server’s words where it is refused', async () => {
    const source = backend(await startAnswering(always(400, 'text/*', 'limit <= 0')), 'zipkin');
    const problem = await problemOf(search(source, ANY_TRACE));
    expect(problem).toMatchObject({ kind: 'refused_request', status: 400, serverWords: 'limit <= 0' });
  });

  test('finds out the kind of server', async () => {
    const source = backend(await startAnswering(zipkinOf(TRACES)));
    expect(idsOf(await search(source, queryFor({}, NOW)))).toEqual(idsThatMeet(KEPT, queryFor({}, NOW)));
  });
});

describe('a search of documents', () => {
  const text = JSON.stringify(otlpOf(TRACES));

  test.each(OF_ANY_TYPE)('finds what a look at all traces finds: %s', async (_name, asked) => {
    const query = queryFor(asked, NOW);
    const answer = await search({ type: 'text', text }, query);
    expect(idsOf(answer)).toEqual(idsThatMeet(TRACES, query));
  });

  test('does not ask for time, and says how many more there are', async () => {
    const time = { type: 'between', from: 0, to: 1 } as const;
    const answer = await search({ type: 'text', text }, { ...ANY_TRACE, time, limit: 5 });
    expect(answer).toMatchObject({ range: null, returned: 60, address: '' });
    expect(answer.traces.length).toBe(5);
    expect(sentences(answer)).toContain('60 traces meet the search');
  });

  test('hides health checks and counts them', async () => {
    const answer = await search({ type: 'text', text }, queryFor({ hidesHealthChecks: true }, NOW));
    const checks = TRACES.filter(({ spans }) => spans[0].name === 'GET /healthz').length;
    expect(answer.traces.some(({ rootName }) => rootName === 'GET /healthz')).toBe(false);
    expect(answer.traces.length).toBe(60 - checks);
    expect(sentences(answer)).toContain(`${checks} health checks are hidden`);
  });

  test.each([
    ['error', '=', 'true', { isErrorsOnly: true }],
    ['otel.status_code', '=', 'ERROR', { isErrorsOnly: true }],
    ['span.kind', '=', 'client', { kind: SpanKind.Client }],
  ] as const)('knows Jaeger’s %s, and says what it stands for', async (key, operator, value, meant) => {
    const answer = await search({ type: 'text', text }, queryFor({ attributes: [{ key, operator, value }] }, NOW));
    expect(idsOf(answer)).toEqual(idsThatMeet(TRACES, queryFor(meant, NOW)));
    expect(sentences(answer)).toMatch(new RegExp(`^${key} is .*the span’s (?:status|kind)`));
  });

  test.each([
    ['otel.scope.name', 'shop.cart'],
    ['otel.scope.version', '1.2'],
    ['otel.status_description', 'no stock'],
  ])('knows Jaeger’s %s', async (key, value) => {
    const spanOf = (id: string, message: string) => ({
      traceId: id.repeat(16),
      spanId: id.repeat(8),
      name: 'GET',
      startTimeUnixNano: '1',
      endTimeUnixNano: '2',
      status: { code: 2, message },
    });
    const scopeSpans = [
      { scope: { name: 'shop.cart', version: '1.2' }, spans: [spanOf('01', 'no stock')] },
      { scope: { name: 'shop.stock', version: '1.3' }, spans: [spanOf('02', 'late')] },
    ];
    const document = JSON.stringify({ resourceSpans: [{ resource: {}, scopeSpans }] });
    const attributes = [{ key, operator: '=', value }] as const;
    const answer = await search({ type: 'text', text: document }, queryFor({ attributes }, NOW));
    expect(idsOf(answer)).toEqual(['01'.repeat(16)]);
  });

  test('refuses TraceQL and expressions that are none, in words', async () => {
    const source = { type: 'text', text } as const;
    expect((await problemOf(search(source, { ...ANY_TRACE, traceQl: '{ }' }))).sentence).toContain('TraceQL');
    const attributes = [{ key: 'a', operator: '=~', value: '(' }] as const;
    expect((await problemOf(search(source, { ...ANY_TRACE, attributes }))).sentence).toContain('regular expression');
  });
});

const FOLDER = resolve(import.meta.dirname, '../../../../shared/traces/recorded');

/** Answers each path that begins so by a recorded file. */
function recorded(answers: readonly (readonly [start: string, status: number, file: string])[]): Answering {
  return (request, response) => {
    const answer = answers.find(([start]) => request.url?.startsWith(start));
    response.writeHead(answer?.[1] ?? 404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(answer === undefined ? 'no' : readFileSync(resolve(FOLDER, answer[2])));
  };
}

describe.skipIf(!existsSync(FOLDER))('recorded answers, if they are beside the checkout', () => {
  const gateway: SearchQuery = { ...ANY_TRACE, service: 'gateway' };

  test.each([
    ['/api/v3/traces', 'jaeger-2.13-v3/search.json', 'v3'],
    ['/api/traces', 'jaeger-2.13-legacy/search.json', 'legacy'],
  ])('Jaeger’s at %s are traces that are counted whole', async (path, file, api) => {
    const learnt: string[] = [];
    const server = await startAnswering(
      recorded([
        [path, 200, file],
        ['/api/v3/traces', 200, 'jaeger-2.13-legacy/unknown-path.html'],
      ]),
    );
    const session = new SearchSession({ ...SILENT, onLearnt: (kind, way) => learnt.push(kind, way) });
    const { traces } = await session.search(backend(server, 'jaeger'), gateway, NOW, new AbortController().signal);
    const loop = traces.find(({ rootName }) => rootName === 'GET /quote');
    expect(traces.length).toBe(8);
    expect(loop).toMatchObject({ rootService: 'gateway', spanCount: 32, errorCount: 10, isCounted: true });
    expect(loop?.services.length).toBe(7);
    expect(learnt).toEqual(['jaeger', api]);
  });

  test('Jaeger’s errors are decided from what it returned', async () => {
    const server = await startAnswering(recorded([['/api/v3/traces', 200, 'jaeger-2.13-v3/search.json']]));
    const answer = await search(backend(server, 'jaeger'), { ...gateway, service: '', isErrorsOnly: true });
    expect(answer.traces.map(({ rootName }) => rootName).sort()).toEqual(['GET /quote', 'POST /broken']);
    expect(answer.notes).toContainEqual({
      kind: 'compensated',
      sentence: 'The server returned 8 traces; left out here: 6 by errors only; 2 remain.',
    });
  });

  test('Jaeger’s that are about a service have each service asked', async () => {
    const server = await startAnswering(
      recorded([
        ['/api/v3/services', 200, 'jaeger-2.13-v3/services.json'],
        ['/api/traces?service=gateway', 200, 'jaeger-2.13-legacy/search.json'],
        ['/api/traces?service=', 200, 'jaeger-2.13-legacy/search-nothing.json'],
        ['/api/traces', 400, 'jaeger-2.13-legacy/search-without-service.json'],
      ]),
    );
    const answer = await search(backend(server, 'jaeger'), ANY_TRACE);
    expect(answer.traces.length).toBe(8);
    expect(sentences(answer)).toContain('17 services were asked');
  });

  test('Jaeger’s that refuse are told in its words', async () => {
    const server = await startAnswering(recorded([['/api/v3/traces', 500, 'jaeger-2.13-v3/search-slow.json']]));
    const problem = await problemOf(search(backend(server, 'jaeger'), gateway));
    expect(problem).toMatchObject({ kind: 'server_error', status: 500 });
    expect(problem.serverWords).toContain('search depth');
  });

  test('Tempo’s are summaries with the services that it counted', async () => {
    const server = await startAnswering(recorded([['/api/search', 200, 'tempo-3/search.json']]));
    const { traces } = await search(backend(server, 'tempo'), gateway);
    const loop = traces.find(({ rootName }) => rootName === 'GET /quote');
    // The root is among the spans that met the search, so the duration is known to the nanosecond.
    expect(loop).toMatchObject({ duration: 27_886_376_199, spanCount: 22, errorCount: 8, isCounted: false });
    expect(loop?.services[0]).toEqual({ name: 'legacy-a', spanCount: 8, errorCount: 8 });
    expect(loop?.matches.length).toBe(3);
  });

  test('Tempo’s of nothing are no failure', async () => {
    const server = await startAnswering(recorded([['/api/search', 200, 'tempo-3/search-nothing.json']]));
    expect((await search(backend(server, 'tempo'), gateway)).traces).toEqual([]);
  });

  test('Tempo’s of a bad query say where', async () => {
    const server = await startAnswering(recorded([['/api/search', 400, 'tempo-3/search-bad-query.txt']]));
    const problem = await problemOf(search(backend(server, 'tempo'), gateway));
    expect(problem.serverWords).toContain('line 1, col 27');
  });
});

describe('a search of a Jaeger that has more than is asked for', () => {
  /** Gives the oldest, as many as are asked for, of those with a span that starts in time; it knows services and errors. */
  const jaegerOf: Answering = (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://jaeger');
    const limit = Number(searchParams.get('query.num_traces'));
    const service = searchParams.get('query.service_name') ?? '';
    const isErrorsOnly = JSON.parse(searchParams.get('query.attributes') ?? '{}').error === 'true';
    const [from = 0, to = 0] = ['min', 'max'].map((end) =>
      Date.parse(searchParams.get(`query.start_time_${end}`) ?? ''),
    );
    const isInTime = ({ startTimeUnixNano, spans }: PlainTrace) =>
      spans.some(({ start }) => {
        const time = Number(startTimeUnixNano - BigInt(from) * 1_000_000n) + start;
        return time >= 0 && time <= (to - from) * 1e6;
      });
    const ids = new Set(idsThatMeet(TRACES.filter(isInTime), { ...ANY_TRACE, service, isErrorsOnly }));
    const given = TRACES.filter(({ traceId }) => ids.has(traceId)).slice(0, limit);
    response.writeHead(pathname === '/api/v3/traces' ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ result: given.length === 0 ? {} : otlpOf(given) }));
  };

  const newestIds = (asked: Partial<SearchQuery>, limit: number) => {
    const ids = new Set(idsThatMeet(TRACES, queryFor(asked, NOW)));
    return TRACES.toReversed()
      .map(({ traceId }) => traceId)
      .filter((id) => ids.has(id))
      .slice(0, limit);
  };

  test('asks for what is rare besides, as far as the server may know it', async () => {
    const server = await startAnswering(jaegerOf);
    const answer = await search(backend(server, 'jaeger'), queryFor({ isErrorsOnly: true, limit: 3 }, NOW));
    const asked = server.requests.map((path) => new URL(path, server.url).searchParams);
    expect(asked.slice(0, 2).map((search) => search.get('query.num_traces'))).toEqual(['15', '15']);
    expect(asked.slice(0, 2).map((search) => search.get('query.attributes'))).toEqual([null, '{"error":"true"}']);
    expect(answer.traces.length).toBe(3);
    expect(answer.isLimited).toBe(true);
  });

  test.each([
    ['of any', {}, 10, '10 traces'],
    ['where ours is to decide', { isErrorsOnly: true }, 5, '5 of 28 traces'],
    ['of a service', { service: 'orders' }, 3, '3 traces'],
  ])('finds the newest, and says so: %s', async (_name, asked, limit, words) => {
    const answer = await search(backend(await startAnswering(jaegerOf), 'jaeger'), queryFor({ ...asked, limit }, NOW));
    expect(answer.traces.map(({ traceId }) => traceId)).toEqual(newestIds(asked, limit));
    expect(answer.isLimited).toBe(true);
    expect(sentences(answer)).toContain(`The newest ${words}: `);
  });

  test.each([
    ['quick ones', { durationMax: 100_000_000 }],
    ['errors of a service and kind', { service: 'payments', kind: SpanKind.Client, isErrorsOnly: true }],
  ])('goes on for what is rare until all was looked at: %s', async (_name, asked) => {
    const query = queryFor({ ...asked, limit: 11 }, NOW);
    const answer = await search(backend(await startAnswering(jaegerOf), 'jaeger'), query);
    expect(answer.traces.length).toBeLessThan(11);
    expect(idsOf(answer)).toEqual(idsThatMeet(TRACES, query));
    expect(answer.isLimited).toBe(false);
  });

  test('says what it cannot say where narrowing is refused, and keeps what it has', async () => {
    let asked = 0;
    const server = await startAnswering((request, response) => {
      if (asked++ === 0) return jaegerOf(request, response);
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('enough');
    });
    const answer = await search(backend(server, 'jaeger'), queryFor({ limit: 10 }, NOW));
    expect(answer.traces.length).toBe(10);
    expect(sentences(answer)).toContain('10 traces found; Jaeger does not say which are the newest');
    expect(asked).toBe(2);
  });

  test('does not speak of the newest where it found fewer than are wanted, and there may be more', async () => {
    const answer = await search(
      backend(await startAnswering(jaegerOf), 'jaeger'),
      queryFor({ operation: 'none', limit: 3 }, NOW),
    );
    expect(answer.isLimited).toBe(true);
    expect(sentences(answer)).toContain('0 traces found in what Jaeger gave; there may be more.');
  });

  test('stops between two questions when it is cancelled', async () => {
    const controller = new AbortController();
    const server = await startAnswering((request, response) => {
      jaegerOf(request, response);
      if (server.requests.length === 2) controller.abort();
    });
    const searching = new SearchSession(SILENT).search(
      backend(server, 'jaeger'),
      queryFor({ limit: 3 }, NOW),
      NOW,
      controller.signal,
    );
    expect((await problemOf(searching)).kind).toBe('cancelled');
    expect(server.requests.length).toBe(2);
  });
});

test('an answer that breaks off is told, and what came of it is found', async () => {
  const text = JSON.stringify({ result: otlpOf(TRACES) });
  const server = await startAnswering((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(text.length) });
    response.write(text.slice(0, text.length / 2));
    setTimeout(() => response.destroy(), 300);
  });
  const answer = await search(backend(server, 'jaeger'), queryFor({}, NOW));
  expect(answer.traces.length).toBeGreaterThan(10);
  expect(sentences(answer)).toContain('broke off');
});

test('what is neither data nor an error is told as such', async () => {
  const page = await startAnswering(always(200, 'text/html', '<!doctype html><title>Log in</title>'));
  expect((await problemOf(search(backend(page, 'tempo'), ANY_TRACE))).kind).toBe('html_answer');
  expect((await problemOf(search(backend(page, 'jaeger'), ANY_TRACE))).kind).toBe('html_answer');
});

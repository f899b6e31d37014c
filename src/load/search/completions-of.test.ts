import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Answering, always, startAnswering } from '../../testing/answering-server.ts';
import { tempoOf } from '../backends/tempo-for-tests.ts';
import { LoadError } from '../load-problem.ts';
import { completionsOf } from './completions-of.ts';
import { plainTraces } from './plain-traces-for-tests.ts';
import { standInForWorkers } from './stand-in-workers-for-tests.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

async function completions(kind: string, answering: Answering) {
  const server = await startAnswering(answering);
  const backend = { name: 'server', kind, url: server.url };
  return { server, offered: completionsOf({ type: 'backend', backend }) };
}

/** Answers paths that begin so with these documents. */
const answers =
  (documents: Readonly<Record<string, unknown>>): Answering =>
  (request, response) => {
    const found = Object.entries(documents).find(([path]) => request.url?.startsWith(path));
    response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(found === undefined ? '404 page not found' : JSON.stringify(found[1]));
  };

describe('Jaeger offers', () => {
  test('services and operations, sorted, each once', async () => {
    const { offered } = await completions(
      'jaeger',
      answers({
        '/api/v3/services': { services: ['shop', 'auth'] },
        '/api/v3/operations?service=shop': {
          operations: [
            { name: 'POST', spanKind: 'server' },
            { name: 'GET', spanKind: 'server' },
            { name: 'GET', spanKind: 'client' },
          ],
        },
      }),
    );
    expect(await offered.services()).toEqual(['auth', 'shop']);
    expect(await offered.operations('shop')).toEqual(['GET', 'POST']);
    expect(await offered.operations('')).toEqual([]);
    expect(await offered.traceQlValues('span.http.route')).toEqual([]);
  });

  test('the same by its legacy API', async () => {
    const { offered } = await completions(
      'jaeger',
      answers({ '/api/services/a%20b/operations': { data: ['GET'] }, '/api/services': { data: ['a b'] } }),
    );
    expect(await offered.services()).toEqual(['a b']);
    expect(await offered.operations('a b')).toEqual(['GET']);
  });

  test('the usual attributes, of which it is not known that there are any', async () => {
    const { offered } = await completions('jaeger', always(500, 'text/plain', 'no'));
    const [first] = await offered.attributeKeys();
    expect(first).toEqual({ key: 'service.version', traceQl: 'resource.service.version', isUsual: true });
  });
});

describe('Zipkin offers', () => {
  const NAMES = answers({
    '/api/v2/services': ['web', 'shop'],
    '/api/v2/spans?serviceName=web': ['get /cart', 'get'],
    '/api/v2/remoteServices?serviceName=web': ['mysql', 'shop'],
    '/api/v2/remoteServices?serviceName=shop': ['mysql'],
    '/api/v2/autocompleteKeys': ['environment'],
    '/api/v2/autocompleteValues?key=environment': ['prod', 'dev'],
  });

  test('services and spans, sorted; names are asked for in lower case', async () => {
    const { offered } = await completions('zipkin', NAMES);
    expect(await offered.services()).toEqual(['shop', 'web']);
    expect(await offered.operations('Web')).toEqual(['get', 'get /cart']);
    expect(await offered.operations('')).toEqual([]);
  });

  test('the tags that it completes beside the usual ones, and their values', async () => {
    const { offered } = await completions('zipkin', NAMES);
    const keys = await offered.attributeKeys();
    expect(keys[0]).toMatchObject({ key: 'service.version', isUsual: true });
    expect(keys.filter(({ isUsual }) => !isUsual).map(({ key }) => key)).toEqual(['environment', 'service.peer.name']);
    expect(await offered.attributeValues('environment')).toEqual(['dev', 'prod']);
  });

  test('the peers of all services', async () => {
    const { offered } = await completions('zipkin', NAMES);
    expect(await offered.attributeValues('service.peer.name')).toEqual(['mysql', 'shop']);
  });

  test('what is usual where a server of long ago completes no tags', async () => {
    const { offered } = await completions('zipkin', answers({ '/api/v2/services': ['web'] }));
    expect((await offered.attributeKeys())[0]).toMatchObject({ key: 'service.version', isUsual: true });
  });
});

describe('Tempo offers', () => {
  const TRACES = plainTraces(20, 3, Date.now());

  test('attributes that there are, the usual ones first, as TraceQL writes them', async () => {
    const { offered } = await completions('tempo', tempoOf(TRACES));
    const keys = await offered.attributeKeys();
    expect(keys.slice(0, 3).map(({ key }) => key)).toEqual([
      'service.version',
      'k8s.pod.name',
      'http.response.status_code',
    ]);
    expect(keys.find(({ key }) => key.startsWith('odd'))?.traceQl).toBe('span."odd key \\"é\\""');
  });

  test('values of spans and of resources', async () => {
    const { offered } = await completions('tempo', tempoOf(TRACES));
    const versions = TRACES.flatMap(({ spans }) =>
      spans.flatMap((span) => [span.resource['service.version'], span.attributes['service.version'] ?? []].flat()),
    );
    expect(await offered.attributeValues('service.version')).toEqual([...new Set(versions)].sort());
  });

  test('values as TraceQL writes them, by their types; one without a type is text', async () => {
    const tagValues = [{ type: 'int', value: '500' }, { type: 'string', value: '200' }, { value: '404' }];
    const { offered } = await completions('tempo', answers({ '/api/v2/search/tag/span.code/values': { tagValues } }));
    expect(await offered.traceQlValues('span.code')).toEqual([
      { text: '200', isBare: false },
      { text: '404', isBare: false },
      { text: '500', isBare: true },
    ]);
  });
});

test('what was told is remembered, what failed is asked again', async () => {
  let isUp = false;
  const { server, offered } = await completions('jaeger', (request, response) => {
    const [up, down] = [answers({ '/api/v3/services': { services: ['shop'] } }), always(503, 'text/plain', 'down')];
    return (isUp ? up : down)(request, response);
  });
  const failure = await offered.services().catch((error: unknown) => error);
  expect(failure instanceof LoadError && failure.problem.serverWords).toBe('down');
  isUp = true;
  expect(await offered.services()).toEqual(['shop']);
  await offered.services();
  expect(server.requests.length).toBe(2);
});

test('documents are looked through once for services, operations and attributes', async () => {
  const services = [{ name: 'shop', operations: ['GET', 'POST'] }];
  const payload = { services, keys: [{ key: 'user.id', scope: 'span' }] };
  const workers = standInForWorkers(({ id, name }) =>
    name === 'contents' ? { type: 'result', id, name, payload } : undefined,
  );
  const source = { type: 'text', text: '{}' } as const;
  expect(await completionsOf(source).services()).toEqual(['shop']);
  expect(await completionsOf(source).operations('shop')).toEqual(['GET', 'POST']);
  expect(await completionsOf(source).operations('')).toEqual(['GET', 'POST']);
  expect(await completionsOf(source).attributeKeys()).toMatchObject([{ key: 'user.id' }]);
  expect(workers.flatMap(({ messages }) => messages)).toHaveLength(1);
});

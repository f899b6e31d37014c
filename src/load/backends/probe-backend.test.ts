import { describe, expect, test } from 'vitest';
import { type Answering, always, startAnswering } from '../../testing/answering-server.ts';
import { probeBackend } from './probe-backend.ts';

/** Starts a server with these answers, all else 404, and makes the trial call. */
async function probed(answers: Record<string, Answering>, kind?: string, otherwise = always(404, 'text/plain', 'no')) {
  const server = await startAnswering((request, response) => {
    (new Map(Object.entries(answers)).get(request.url ?? '') ?? otherwise)(request, response);
  });
  return probeBackend({ name: 'test', kind, url: server.url }, new AbortController().signal, 2000);
}

const json = (value: unknown): Answering => always(200, 'text/plain', JSON.stringify(value));
const page = always(200, 'text/html', '<!doctype html><title>Jaeger UI</title>');

describe('a trial call finds', () => {
  test('Jaeger by its v3 API', async () => {
    expect(await probed({ '/api/v3/services': json({ services: ['a', 'b'] }) })).toEqual({
      kind: 'jaeger',
      title: 'Jaeger',
      version: '',
      serviceCount: 2,
      api: 'v3',
    });
  });

  test('Jaeger before its first span', async () => {
    expect(await probed({ '/api/v3/services': json({}) })).toMatchObject({ kind: 'jaeger', serviceCount: 0 });
  });

  test('an older Jaeger, which answers unknown paths with its page', async () => {
    const found = await probed({ '/api/services': json({ data: ['a'], total: 1 }) }, undefined, page);
    expect(found).toMatchObject({ kind: 'jaeger', api: 'legacy', serviceCount: 1 });
  });

  test('more services than fit into the first packets', async () => {
    const services = Array.from({ length: 20_000 }, (_, index) => `service-${index}`);
    expect((await probed({ '/api/v3/services': json({ services }) })).serviceCount).toBe(20_000);
  });

  test('Tempo with version and services', async () => {
    const found = await probed({
      '/api/echo': always(200, 'text/plain', 'echo'),
      '/api/status/buildinfo': json({ version: '2.9.0' }),
      '/api/v2/search/tag/resource.service.name/values': json({ tagValues: [{ type: 'string', value: 'a' }] }),
    });
    expect(found).toEqual({ kind: 'tempo', title: 'Tempo', version: '2.9.0', serviceCount: 1, api: 'v2' });
  });

  test('Tempo that tells nothing but echo', async () => {
    const found = await probed({ '/api/echo': always(200, 'text/plain', 'echo') });
    expect(found).toMatchObject({ kind: 'tempo', version: '', serviceCount: -1 });
  });

  test('Zipkin with version and services', async () => {
    const found = await probed({
      '/api/v2/services': json(['a', 'b']),
      '/info': json({ zipkin: { version: '3.6.1', commit: 'b2b0c98' } }),
    });
    expect(found).toEqual({ kind: 'zipkin', title: 'Zipkin', version: '3.6.1', serviceCount: 2, api: 'v2' });
  });

  test('Zipkin that has no service yet and tells no version', async () => {
    const found = await probed({ '/api/v2/services': json([]) });
    expect(found).toMatchObject({ kind: 'zipkin', version: '', serviceCount: 0 });
  });

  test('only the kind it was told to look for', async () => {
    const found = probed({ '/api/echo': always(200, 'text/plain', 'echo') }, 'jaeger');
    await expect(found).rejects.toMatchObject({ problem: { sentence: 'A server answers, but not as Jaeger.' } });
  });
});

describe('a trial call fails with the reason', () => {
  test.each([
    ['unauthorized', always(401, 'text/plain', 'token expired')],
    ['server_error', always(503, 'text/plain', 'starting')],
    ['html_answer', page],
    ['refused_request', always(404, 'text/plain', 'nothing here')],
    ['refused_request', json([{ neither: 'of them' }])],
  ])('%s', async (kind, answering) => {
    await expect(probed({}, undefined, answering)).rejects.toMatchObject({ problem: { kind } });
  });

  test('of a server that is not there', async () => {
    const server = await startAnswering(page);
    await server.stop();
    const found = probeBackend({ name: 'test', url: server.url }, new AbortController().signal);
    await expect(found).rejects.toMatchObject({ problem: { kind: 'unreachable' } });
  });

  test('of a server that is silent', async () => {
    const server = await startAnswering(() => {});
    const found = probeBackend({ name: 'test', url: server.url }, new AbortController().signal, 50);
    await expect(found).rejects.toMatchObject({ problem: { kind: 'timeout' } });
    expect(server.requests).toHaveLength(1);
  });
});

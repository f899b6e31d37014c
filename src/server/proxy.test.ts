import type { RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { SILENCE_MILLISECONDS } from '../load/backends/open-answer.ts';
import type { ServerAppOptions } from './app.ts';
import { DEFAULT_PROXY_LIMITS } from './proxy.ts';
import { demoUpstream, sendRaw, startOurServer, startTestServer, type TestServer } from './servers-for-tests.ts';

const SECRET = 'Bearer hush-0123';
const opened: TestServer[] = [];

afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

/** Starts an upstream that answers so, and our server before it. */
async function setUp(answer: RequestListener, options: Partial<ServerAppOptions> = {}, base = '') {
  const upstream = await startTestServer(answer);
  const upstreams = [demoUpstream(upstream.url + base, { authorization: SECRET })];
  const ours = await startOurServer({ upstreams, ...options });
  opened.push(ours, upstream);
  return { upstream, ours, address: `${ours.url}backends/demo/` };
}

const echoHeaders: RequestListener = (incoming, outgoing) => outgoing.end(JSON.stringify(incoming.headers));
const sayOk: RequestListener = (_, outgoing) => outgoing.end('ok');

/** Sends a head and a first piece, and no more. */
const beginOnly: RequestListener = (_, outgoing) => {
  outgoing.write('first');
};

async function errorOf(answer: Response): Promise<{ by: string; message: string; cause?: string }> {
  const body: { error: { by: string; message: string; cause?: string } } = await answer.json();
  return body.error;
}

async function messageOf(answer: Response): Promise<string> {
  return (await errorOf(answer)).message;
}

describe('what goes upstream', () => {
  test('path and query arrive as they were written', async () => {
    const { upstream, address } = await setUp(sayOk);
    await fetch(`${address}api/services/a%2Fb%20c/operations?q=%7B%20x%20%7D&limit=20`);
    expect(upstream.asked).toEqual(['/api/services/a%2Fb%20c/operations?q=%7B%20x%20%7D&limit=20']);
  });

  test('the path of the configured address stands before it', async () => {
    const { upstream, address } = await setUp(sayOk, {}, 'some/tempo/');
    await fetch(`${address}api/echo`);
    expect(upstream.asked).toEqual(['/some/tempo/api/echo']);
  });

  test('configured headers are sent, the cookies and credentials of the browser are not', async () => {
    const { address } = await setUp(echoHeaders);
    const headers = { cookie: 'a=b', authorization: 'Bearer other', 'x-scope-orgid': 'other', accept: 'text/x-own' };
    const seen = await (await fetch(`${address}api/x`, { headers })).json();
    expect(seen).toMatchObject({ authorization: SECRET, accept: 'text/x-own' });
    expect(seen).not.toHaveProperty('cookie');
    expect(seen).not.toHaveProperty('x-scope-orgid');
  });

  test('an uncompressed answer is asked for where the browser names no encoding', async () => {
    const { ours } = await setUp(echoHeaders);
    const { body } = await sendRaw(ours, '/backends/demo/api/x');
    expect(JSON.parse(body)).toMatchObject({ 'accept-encoding': 'identity' });
  });

  test('a caller who leaves ends the call', async () => {
    const left = vi.fn();
    const { address } = await setUp((incoming, outgoing) => {
      outgoing.on('close', left);
      beginOnly(incoming, outgoing);
    });
    const controller = new AbortController();
    const answer = await fetch(`${address}api/x`, { signal: controller.signal });
    await answer.body?.getReader().read();
    controller.abort();
    await vi.waitFor(() => expect(left).toHaveBeenCalled());
  });

  test('a caller who leaves before the answer begins ends the call', async () => {
    const left = vi.fn();
    const controller = new AbortController();
    const { address } = await setUp((_, outgoing) => {
      outgoing.on('close', left);
      controller.abort();
    });
    await expect(fetch(`${address}api/x`, { signal: controller.signal })).rejects.toThrow();
    await vi.waitFor(() => expect(left).toHaveBeenCalled());
  });
});

describe('what comes back', () => {
  test('status, type and Retry-After pass; cookies and other headers do not', async () => {
    const { address } = await setUp((_, outgoing) => {
      const headers = { 'content-type': 'text/x-own', 'retry-after': '7', 'set-cookie': 'a=b', 'x-inner': 'host-7' };
      outgoing.writeHead(429, headers).end('slow down');
    });
    const answer = await fetch(`${address}api/x`);
    expect([answer.status, await answer.text()]).toEqual([429, 'slow down']);
    expect(answer.headers.get('content-type')).toBe('text/x-own');
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('x-inner')).toBeNull();
  });

  test('a compressed answer passes as it is', async () => {
    const packed = gzipSync('{"data":[]}');
    const { address } = await setUp((_, outgoing) => {
      outgoing.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length }).end(packed);
    });
    const answer = await fetch(`${address}api/x`);
    expect(answer.headers.get('content-length')).toBe(String(packed.length));
    expect(await answer.text()).toBe('{"data":[]}');
  });

  test('an answer without a body has none', async () => {
    const { address } = await setUp((_, outgoing) => outgoing.writeHead(204).end());
    const answer = await fetch(`${address}api/x`);
    expect([answer.status, await answer.text()]).toEqual([204, '']);
  });

  test('the first bytes arrive while the rest is still to come', async () => {
    const { address } = await setUp(beginOnly);
    const reader = (await fetch(`${address}api/x`)).body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe('first');
    await reader?.cancel();
  });

  test('opened as a page it can run nothing', async () => {
    const { address } = await setUp((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<script>1</script>');
    });
    const answer = await fetch(`${address}api/x`);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('what is refused', () => {
  test.each([
    ['a path that the kind does not list', '/backends/demo/admin', 403],
    ['the base itself', '/backends/demo/', 400],
    ['a name without a path', '/backends/demo', 404],
    ['an unknown backend', '/backends/other/api/x', 404],
    ['dot segments', '/backends/demo/api/../admin', 400],
    ['dot segments that lead out of the proxy', '/backends/demo/../../healthz', 400],
    ['encoded dot segments', '/backends/demo/api/%2e%2E/admin', 400],
    ['dot segments behind an encoded slash', '/backends/demo/api/..%2fadmin', 400],
    ['dot segments that are encoded twice', '/backends/demo/api/%252e%252e/admin', 400],
    ['a backslash', '/backends/demo/api\\..\\admin', 400],
    ['an encoded backslash', '/backends/demo/api/%5c..%5cadmin', 400],
    ['another host after two slashes', '/backends/demo//host.invalid/api/x', 400],
    ['an absolute address', '/backends/demo/http://host.invalid/api/x', 400],
    ['an absolute address with encoded slashes', '/backends/demo/http:%2f%2fhost.invalid/api/x', 400],
    ['a user before a host', '/backends/demo/@host.invalid/api/x', 403],
    ['a line break', '/backends/demo/api/x%0d%0aHost:y', 400],
  ])('%s', async (_, target, status) => {
    const { ours, upstream } = await setUp(sayOk);
    expect((await sendRaw(ours, target)).status).toBe(status);
    expect(upstream.asked).toEqual([]);
  });

  test('a path that a pattern without anchors matches in part', async () => {
    const { address, upstream } = await setUp(sayOk, { allowedPaths: () => [/api\/traces/] });
    expect((await fetch(`${address}secret/api/traces`)).status).toBe(403);
    expect(upstream.asked).toEqual([]);
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'])('%s', async (method) => {
    const { ours, upstream } = await setUp(sayOk);
    expect((await sendRaw(ours, '/backends/demo/api/x', method)).status).toBe(405);
    expect(upstream.asked).toEqual([]);
  });

  test('a redirect, which is told with its host alone and not followed', async () => {
    const { address, upstream } = await setUp((_, outgoing) => {
      outgoing.writeHead(302, { location: 'https://login.invalid/?token=hush-0123' }).end();
    });
    const answer = await fetch(`${address}api/x`);
    const message = await messageOf(answer);
    expect([answer.status, upstream.asked.length]).toEqual([502, 1]);
    expect(message).toContain('a redirect to login.invalid');
    expect(message).not.toContain('hush');
  });
});

describe('what goes wrong upstream', () => {
  test.each<[string, RequestListener]>([
    ['unreachable', (incoming) => incoming.socket.destroy()],
    ['timeout', () => {}],
  ])('is told as our own words, with its cause: %s', async (cause, answer) => {
    const { address } = await setUp(answer, { limits: { firstByteMilliseconds: 30 } });
    expect(await errorOf(await fetch(`${address}api/x`))).toMatchObject({ by: 'longpole', cause });
  });

  test('is told before the page gives up waiting', () => {
    expect(SILENCE_MILLISECONDS).toBeGreaterThan(DEFAULT_PROXY_LIMITS.firstByteMilliseconds);
  });

  test('nobody listens: 502 with a sentence that holds no header', async () => {
    const { address, upstream } = await setUp(sayOk);
    await upstream.close();
    const answer = await fetch(`${address}api/x`);
    const message = await messageOf(answer);
    expect(answer.status).toBe(502);
    expect(message).toMatch(/^demo \(127\.0\.0\.1:\d+\) refused the connection/);
    expect(message).not.toContain('hush');
  });

  test('the connection is closed before an answer: 502', async () => {
    const { address } = await setUp((incoming) => incoming.socket.destroy());
    const answer = await fetch(`${address}api/x`);
    expect([answer.status, await messageOf(answer)]).toEqual([502, expect.stringContaining('closed the connection')]);
  });

  test('no first byte in time: 504', async () => {
    const { address } = await setUp(() => {}, { limits: { firstByteMilliseconds: 30 } });
    const answer = await fetch(`${address}api/x`);
    expect([answer.status, await messageOf(answer)]).toEqual([
      504,
      expect.stringContaining('did not answer within 0.03 s'),
    ]);
  });

  test('an answer that says it is too large: 502', async () => {
    const { address } = await setUp((_, outgoing) => outgoing.end('more than eight'), { limits: { bytes: 8 } });
    const answer = await fetch(`${address}api/x`);
    expect([answer.status, await messageOf(answer)]).toEqual([502, expect.stringContaining('larger than 8 bytes')]);
  });
});

describe('an answer that ends early reaches the caller as a broken one', () => {
  /** What becomes of the answer once its first piece has arrived. */
  const endings: [string, (outgoing: ServerResponse) => void, Partial<ServerAppOptions>][] = [
    ['where it breaks off', (outgoing) => outgoing.destroy(), {}],
    ['where it stalls', () => {}, { limits: { stallMilliseconds: 30 } }],
    ['where it grows too large', (outgoing) => outgoing.write('second'), { limits: { bytes: 8 } }],
  ];

  test.each(endings)('%s', async (_, end, options) => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const begun: ServerResponse[] = [];
    const { address } = await setUp((incoming, outgoing) => {
      begun.push(outgoing);
      beginOnly(incoming, outgoing);
    }, options);
    const reader = (await fetch(`${address}api/x`)).body?.getReader();
    await reader?.read();
    for (const outgoing of begun) end(outgoing);
    await expect(reader?.read()).rejects.toThrow();
    await vi.waitFor(() => expect(String(log.mock.calls[0]?.[0])).toContain('The answer of demo broke off'));
    log.mockRestore();
  });
});

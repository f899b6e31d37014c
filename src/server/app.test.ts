import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compressFolder } from '../../scripts/vite/precompress.ts';
import { createServerApp, type ServerAppOptions } from './app.ts';
import { BASE_TAG } from './base-path.ts';
import { PAGE_POLICY } from './content-security-policy.ts';
import { demoUpstream } from './servers-for-tests.ts';

const SCRIPT = `console.log('${'long '.repeat(400)}')`;
const HASHED = 'main.0123456789ab.js';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longpole-page-'));
  await mkdir(join(folder, 'static', 'examples'), { recursive: true });
  await writeFile(join(folder, 'index.html'), `<!doctype html><head>${BASE_TAG}</head>`);
  await writeFile(join(folder, 'secret.txt'), 'not below static/');
  await writeFile(join(folder, 'static', HASHED), SCRIPT);
  await writeFile(join(folder, 'static', 'icon.svg'), '<svg/>');
  await writeFile(join(folder, 'static', 'examples', 'one-checkout.json'), '{}');
  await compressFolder(join(folder, 'static'));
});

afterAll(() => rm(folder, { recursive: true }));

function ask(path: string, init: RequestInit = {}, options: Partial<ServerAppOptions> = {}) {
  const app = createServerApp({ upstreams: [], files: [], pageFolder: folder, ...options });
  return app.request(path, init);
}

describe('the page', () => {
  const places = ['/', '/search', '/trace/abc', '/trace/abc?backend=a.b', '/index.html'];
  // The id of a trace may look like a file's name, and no file lies below trace/.
  test.each([...places, '/trace/order.42', '/trace/app.js'])('stands at %s', async (path) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(await answer.text()).toContain(BASE_TAG);
  });

  test.each(['/', '/search'])('is asked for again each time at %s, and sent again only when changed', async (path) => {
    const first = await ask(path);
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect((await ask(path, { headers })).status).toBe(304);
  });

  test('is kept for a while at the address of a trace, however that is looked at', async () => {
    const { headers } = await ask('/trace/abc?backend=a');
    expect(headers.get('cache-control')).toBe('private, max-age=3600');
    expect(headers.get('no-vary-search')).toBe('params');
  });

  test('is not kept where files are offered: another start gives their numbers to others', async () => {
    const { headers } = await ask('/trace/abc', {}, { files: [{ name: 'a.json', path: '/inner/a.json' }] });
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  test.each(['/favicon.ico', '/secret.txt', '/traces/app.js'])('does not stand at %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('comes with a strict policy and may not be framed', async () => {
    const { headers } = await ask('/trace/abc');
    expect(headers.get('content-security-policy')).toBe(`${PAGE_POLICY}; frame-ancestors 'none'`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });
});

describe('static files', () => {
  test('named after what is in them are kept for good', async () => {
    const answer = await ask(`/static/${HASHED}`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
  });

  test.each([
    ['icon.svg', 'are kept as long as the page that names them', 'public, max-age=3600'],
    ['examples/one-checkout.json', 'are asked for again', 'no-cache'],
  ])('such as %s %s', async (name, _, caching) => {
    const answer = await ask(`/static/${name}`);
    const headers = { 'if-none-match': answer.headers.get('etag') ?? '' };
    expect(answer.headers.get('cache-control')).toBe(caching);
    expect((await ask(`/static/${name}`, { headers })).status).toBe(304);
  });

  test.each(['early', 'page', 'react'])(
    'a %s script of a build that is gone has its page asked for anew',
    async (name) => {
      const answer = await ask(`/static/${name}.ba9876543210.js`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/javascript']);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.text()).toContain('location.reload()');
    },
  );

  test('another script that is gone is told as gone: the page that stands says so in its place', async () => {
    expect((await ask('/static/compare.ba9876543210.js')).status).toBe(404);
  });

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('come compressed as %s to who takes that', async (encoding, unpack) => {
    const answer = await ask(`/static/${HASHED}`, { headers: { 'accept-encoding': encoding } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(unpack(await answer.arrayBuffer()).toString()).toBe(SCRIPT);
  });

  test('have different tags for different encodings', async () => {
    const plain = await ask(`/static/${HASHED}`);
    const packed = await ask(`/static/${HASHED}`, { headers: { 'accept-encoding': 'br' } });
    expect(plain.headers.get('etag')).not.toBe(packed.headers.get('etag'));
  });

  test.each(['/static/none.js', '/static/none', '/static/', '/static/..%2fsecret.txt'])('%s is none', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('answer HEAD without a body', async () => {
    const answer = await ask(`/static/${HASHED}`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(SCRIPT.length)]);
    expect(await answer.text()).toBe('');
  });
});

describe('data', () => {
  test('config.json lists backends and files, without headers and without paths of files', async () => {
    const upstreams = [{ ...demoUpstream('http://inner.invalid/', { authorization: 'hush' }), kind: 'tempo' }];
    const answer = await ask('/config.json', {}, { upstreams, files: [{ name: 'a.json', path: '/inner/a.json' }] });
    expect(await answer.json()).toEqual({
      backends: [{ name: 'demo', kind: 'tempo', url: 'backends/demo/', address: 'http://inner.invalid/' }],
      files: [{ name: 'a.json', url: 'files/0' }],
    });
  });

  test('healthz says ok', async () => expect(await (await ask('/healthz')).text()).toBe('ok'));

  test.each(['/backends/none/api/x', '/backends/', '/files/0', '/files/x', '/files/'])(
    '%s: 404 as JSON',
    async (path) => {
      const answer = await ask(path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/json']);
    },
  );

  test('a file is read anew each time it is asked for', async () => {
    const path = join(folder, 'offered.json');
    const options = { files: [{ name: 'offered.json', path }] };
    await writeFile(path, 'one');
    expect(await (await ask('/files/0', {}, options)).text()).toBe('one');
    await writeFile(path, 'another');
    expect(await (await ask('/files/0', {}, options)).text()).toBe('another');
    await writeFile(path, '');
    expect(await (await ask('/files/0', {}, options)).text()).toBe('');
    await rm(path);
    expect((await ask('/files/0', {}, options)).status).toBe(404);
  });

  test('nothing can be sent', async () => {
    const answer = await ask('/config.json', { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('below a path', () => {
  const below = { basePath: '/some/base/' };

  test('the page names its place in its base tag', async () => {
    const page = await (await ask('/some/base/trace/abc', {}, below)).text();
    expect(page).toContain('<base href="/some/base/" data-inject-target="BASE_URL"/>');
  });

  test.each([`/some/base/static/${HASHED}`, '/some/base/config.json', '/some/base/healthz', '/healthz'])(
    '%s is served',
    async (path) => expect((await ask(path, {}, below)).status).toBe(200),
  );

  test.each([`/static/${HASHED}`, '/config.json', '/', '/some/baseline'])('%s is not', async (path) => {
    expect((await ask(path, {}, below)).status).toBe(404);
  });

  test('the path without its last slash leads there', async () => {
    const answer = await ask('/some/base', {}, below);
    expect([answer.status, answer.headers.get('location')]).toEqual([308, '/some/base/']);
  });
});

describe('names of the server', () => {
  const local = { hosts: ['longpole.example'] };

  test.each(['localhost:4000', '127.0.0.1:4000', '[::1]:4000', 'my.localhost', '10.1.2.3', 'Longpole.example'])(
    '%s is answered to',
    async (host) => expect((await ask('/config.json', { headers: { host } }, local)).status).toBe(200),
  );

  test.each(['rebound.invalid:4000', 'localhost.invalid', '127.0.0.1.invalid'])('%s is not', async (host) => {
    expect((await ask('/config.json', { headers: { host } }, local)).status).toBe(403);
  });

  test('any is answered to where the server is not for this machine alone', async () => {
    expect((await ask('/config.json', { headers: { host: 'trace.example' } })).status).toBe(200);
  });
});

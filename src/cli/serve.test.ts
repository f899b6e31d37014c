import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoUpstream, startTestServer } from '../server/servers-for-tests.ts';

/** Time for the command to build the page first, where that is old. */
const BUILD_MILLISECONDS = 180_000;

const COMMAND = resolve(import.meta.dirname, '../../bin/longpole.js');

/** A run of the command. */
interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  readonly ended: Promise<number | null>;
}

function run(args: readonly string[], environment: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [COMMAND, ...args], { env: { ...process.env, ...environment } });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<number | null>((end) => child.on('close', end));
  return { child, output: () => output, errors: () => errors, ended };
}

async function statusAndErrors(args: readonly string[], environment: Record<string, string> = {}) {
  const { ended, errors } = run(args, environment);
  return [await ended, errors()];
}

/** Starts the server and returns the address that it prints, ending in a slash. */
async function startServing(args: readonly string[], environment: Record<string, string> = {}) {
  const started = run(['serve', '--port', '0', ...args], environment);
  await Promise.race([once(started.child.stdout ?? started.child, 'data'), started.ended]);
  const address = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(started.output())?.[0];
  if (address === undefined) throw new Error(`It printed no address: ${started.errors()}`);
  return { ...started, address: address.endsWith('/') ? address : `${address}/` };
}

async function stop({ child, ended }: Run): Promise<number | null> {
  child.kill('SIGTERM');
  return ended;
}

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longpole-serve-'));
  await run(['--version']).ended;
}, BUILD_MILLISECONDS);

afterAll(() => rm(folder, { recursive: true }));

/** Addresses in a page, as the browser asks for them. */
function addressesIn(page: string): string[] {
  const base = /<base href="([^"]*)"/.exec(page)?.[1] ?? '';
  const links = page.replace(/<base [^>]*>/, '').matchAll(/\b(?:src|href)="([^"]+)"/g);
  return [...links].map((link) => new URL(link[1] ?? '', new URL(base, 'http://host')).pathname);
}

/** Addresses of other built files in a script, relative to it. */
function addressesOf(script: string, path: string): string[] {
  const names = script.matchAll(/["'`](?:\.\/)?([\w.-]+\.[0-9a-f]{12}\.(?:js|css|svg))["'`]/g);
  return [...names].map((name) => new URL(name[1] ?? '', `http://host${path}`).pathname);
}

/** Asks for a page and for all that it and its scripts name; returns the paths and their statuses. */
async function crawl(address: string): Promise<Map<string, number>> {
  const { origin } = new URL(address);
  const found = new Map<string, number>();
  const open = addressesIn(await (await fetch(address)).text());
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    const answer = await fetch(origin + path);
    found.set(path, answer.status);
    const text = await answer.text();
    if (path.endsWith('.js')) open.push(...addressesOf(text, path));
  }
  return found;
}

describe.each([
  ['/', []],
  ['/some/base/', ['--base-path', '/some/base']],
])('the built page at %s', (base, args) => {
  let server: Awaited<ReturnType<typeof startServing>>;
  beforeAll(async () => {
    server = await startServing(args);
  }, BUILD_MILLISECONDS);
  afterAll(() => stop(server));

  test('has the address that was printed', () => expect(new URL(server.address).pathname).toBe(base));

  test.each(['', 'trace/abc?backend=x', 'search'])('names its base and loads all from static/ at %j', async (place) => {
    const page = await (await fetch(server.address + place)).text();
    expect(page).toContain(`<base href="${base}" data-inject-target="BASE_URL"/>`);
    const files = await crawl(server.address + place);
    expect([...files.keys()].filter((path) => !path.startsWith(`${base}static/`))).toEqual([]);
    expect([...files].filter(([, status]) => status !== 200)).toEqual([]);
    expect([...files.keys()].some((path) => path.endsWith('.js'))).toBe(true);
  });

  test('carries one policy in the page and in its header', async () => {
    const answer = await fetch(server.address);
    const inPage = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(await answer.text())?.[1];
    expect(answer.headers.get('content-security-policy')).toBe(`${inPage}; frame-ancestors 'none'`);
  });

  test('is loaded from compressed files that are kept for good', async () => {
    // The scripts in the page itself may be too small to be worth it.
    const styles = [...(await crawl(server.address)).keys()].filter((path) => /\.[0-9a-f]{12}\.css$/.test(path));
    const answer = await fetch(new URL(styles[0] ?? '', server.address), { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toContain('immutable');
  });

  test('names only scripts that have it asked for anew once they are gone', async () => {
    const page = await (await fetch(server.address)).text();
    const scripts = addressesIn(page).filter((path) => /\.[0-9a-f]{12}\.js$/.test(path));
    const gone = scripts.map((path) => path.replace(/\.[0-9a-f]{12}\.js$/, '.ba9876543210.js'));
    const answers = await Promise.all(gone.map(async (path) => (await fetch(new URL(path, server.address))).text()));
    expect(answers.length).toBeGreaterThan(1);
    expect(answers.filter((text) => !text.includes('location.reload()'))).toEqual([]);
  });

  test('has the large example beside it', async () => {
    expect((await fetch(`${server.address}static/examples/batch-20k.json`, { method: 'HEAD' })).status).toBe(200);
  });
});

describe('serving', () => {
  test('ends with 0 when told to', async () => {
    expect(await stop(await startServing([]))).toBe(0);
  });

  test('offers files and backends; a secret is sent upstream and shown nowhere', async () => {
    const upstream = await startTestServer((incoming, outgoing) => outgoing.end(incoming.headers.authorization));
    const config = join(folder, 'backends.json');
    const headers = { Authorization: 'Bearer $DEMO_TOKEN' };
    const backend = { name: demoUpstream('').name, kind: 'tempo', url: upstream.url, headers };
    await writeFile(config, JSON.stringify({ backends: [backend] }));
    const server = await startServing(['--config', config, config], { DEMO_TOKEN: 'hush-0123' });

    const offered = await (await fetch(`${server.address}config.json`)).text();
    const answer = await fetch(`${server.address}backends/demo/api/echo`);
    expect(await answer.text()).toBe('Bearer hush-0123');
    expect(JSON.parse(offered)).toEqual({
      backends: [{ name: 'demo', kind: 'tempo', url: 'backends/demo/', address: upstream.url }],
      files: [{ name: 'backends.json', url: 'files/0' }],
    });
    await stop(server);
    expect(offered + server.output() + server.errors()).not.toContain('hush');
    await upstream.close();
  });

  test('takes from its configuration what the command line leaves out', async () => {
    const config = join(folder, 'options.json');
    const backends = ['kept', 'replaced'].map((name) => ({ name, url: 'http://inner.invalid/' }));
    await writeFile(config, JSON.stringify({ port: 1, basePath: '/from/file', backends, files: ['options.json'] }));
    const server = await startServing(['--config', config, '--backend', 'replaced=http://other.invalid/']);
    const offered = await (await fetch(`${server.address}config.json`)).json();
    await stop(server);
    expect(new URL(server.address).pathname).toBe('/from/file/');
    expect(server.output()).toMatch(/kept: http:\/\/inner.*\n.*replaced: http:\/\/other/);
    expect(offered).toMatchObject({ files: [{ name: 'options.json' }] });
  });

  test('a reader of its output who leaves ends nothing loudly', async () => {
    const { child, errors, ended } = run(['serve', '--port', '0']);
    child.stdout?.destroy();
    expect([await ended, errors()]).toEqual([0, '']);
  });
});

describe('a reader of its complaints who leaves', () => {
  test('does not end it', async () => {
    const upstream = await startTestServer((_incoming, outgoing) => {
      outgoing.write('{');
      setTimeout(() => outgoing.destroy(), 20);
    });
    const server = await startServing(['--backend', `cut=tempo+${upstream.url}`]);
    server.child.stderr?.destroy();
    // A broken answer is a complaint; the second time it is written to nobody.
    for (const id of ['1', '2', '3']) await readAnyway(`${server.address}backends/cut/api/traces/${id}`);
    expect((await fetch(`${server.address}healthz`)).status).toBe(200);
    expect(await stop(server)).toBe(0);
    await upstream.close();
  });
});

async function readAnyway(address: string): Promise<void> {
  await (await fetch(address)).text().catch(() => '');
}

describe('what cannot be begun', () => {
  test.each([
    ['a missing file', ['serve', 'missing'], 1, 'missing is no file'],
    ['a missing file without the command', ['missing.json'], 1, 'missing.json is no file'],
    ['a missing configuration', ['--config', 'missing.json'], 1, 'cannot be read'],
    ['an unknown command', ['analyse', 'x.json'], 2, "unknown command 'analyse'"],
    ['an unknown option', ['--nonsense'], 2, "unknown option '--nonsense'"],
    ['a port that is no number', ['--port', '4e3'], 2, 'A port is a number'],
    ['an empty host', ['--host', ''], 2, 'An address or a host name'],
    ['a backend without an address', ['--backend', 'tempo'], 2, 'NAME=URL'],
    ['two backends of one name', ['--backend', 'a=http://h', '--backend', 'a=http://i'], 2, 'Two backends'],
    ['a base path that is none', ['--base-path', '/a b'], 2, 'The base path'],
  ])('%s', async (_, args, status, sentence) => {
    expect(await statusAndErrors(args)).toEqual([status, expect.stringContaining(sentence)]);
  });

  test('a secret that is not set', async () => {
    const config = join(folder, 'unset.json');
    const backends = [{ name: 'a', url: 'http://h', headers: { Authorization: '$LONGPOLE_UNSET' } }];
    await writeFile(config, JSON.stringify({ backends }));
    const expected = [2, expect.stringContaining('LONGPOLE_UNSET, which is not set')];
    expect(await statusAndErrors(['--config', config])).toEqual(expected);
  });
});

describe('help', () => {
  test.each([['--help'], ['serve', '--help'], ['--version']])('%s', async (...args) => {
    const { ended, output, errors } = run(args);
    expect([await ended, errors()]).toEqual([0, '']);
    expect(output()).not.toBe('');
  });

  test('without a command shows the options of serve', async () => {
    const { ended, output } = run(['--help']);
    await ended;
    expect(output()).toContain('--backend <NAME=URL>');
  });
});

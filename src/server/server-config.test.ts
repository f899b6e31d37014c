import { describe, expect, test } from 'vitest';
import { NO_CONFIG, parseServerConfig, readServerConfig } from './server-config.ts';
import { StartError } from './start-error.ts';

const ENVIRONMENT = { TOKEN: 'hush', EMPTY: '' };

function read(config: unknown) {
  return parseServerConfig(JSON.stringify(config), 'backends.json', ENVIRONMENT);
}

function failureOf(run: () => unknown): StartError {
  try {
    run();
  } catch (error) {
    if (error instanceof StartError) return error;
  }
  throw new Error('It should have refused.');
}

function headersOf(headers: Record<string, string>) {
  return read({ backends: [{ name: 'a', url: 'http://h', headers }] }).upstreams[0]?.headers;
}

describe('a configuration', () => {
  test('names backends, whose addresses end in a slash', () => {
    const config = { backends: [{ name: 'tempo', kind: 'tempo', url: 'http://h:3200/base' }], hosts: ['x.example'] };
    expect(read(config)).toEqual({
      ...NO_CONFIG,
      upstreams: [{ name: 'tempo', kind: 'tempo', url: 'http://h:3200/base/', headers: {} }],
      hosts: ['x.example'],
    });
  });

  test('may be empty', () => expect(read({})).toEqual(NO_CONFIG));

  test('says what the options of the command say', () => {
    const config = { port: 4321, host: '0.0.0.0', basePath: '/traces', open: true };
    expect(read(config)).toEqual({ ...NO_CONFIG, ...config, basePath: '/traces/' });
  });

  test('names files as seen from its own folder', () => {
    const config = JSON.stringify({ files: ['slow.json', '/tmp/other.json'] });
    const { files } = parseServerConfig(config, '/etc/longpole/config.json', {});
    expect(files).toEqual(['/etc/longpole/slow.json', '/tmp/other.json']);
  });

  test('gives a backend links for the page, and refuses what is none', () => {
    const links = [{ text: 'Logs', url: 'https://logs.example/{traceId}' }];
    expect(read({ backends: [{ name: 'a', url: 'http://h', links }] }).upstreams[0]?.links).toEqual(links);
    const wrong = { backends: [{ name: 'a', url: 'http://h', links: [...links, { url: 'javascript:hush' }] }] };
    const { message, exitStatus } = failureOf(() => read(wrong));
    expect(exitStatus).toBe(2);
    expect(message).toContain('Link 2 of backend a');
    expect(message).not.toContain('hush');
  });

  test('refuses more links than a page shows, and says so', () => {
    const links = Array.from({ length: 51 }, () => ({ text: 'Logs', url: '/logs' }));
    const { message } = failureOf(() => read({ backends: [{ name: 'a', url: 'http://h', links }] }));
    expect(message).toBe('Backend a has 51 links; it can have 50 at most.');
  });

  test('takes secrets from the environment', () => {
    const headers = { Authorization: 'Bearer $TOKEN', 'X-A': '$' + '{TOKEN}1', 'X-B': 'costs $$5' };
    expect(headersOf(headers)).toEqual({ authorization: 'Bearer hush', 'x-a': 'hush1', 'x-b': 'costs $5' });
  });

  test.each(['ABSENT', 'EMPTY'])('is refused where %s is not set', (name) => {
    const failure = failureOf(() => headersOf({ Authorization: `Bearer $${name}` }));
    expect(failure.exitStatus).toBe(2);
    expect(failure.message).toBe(
      `The header Authorization of backend a needs the environment variable ${name}, which is not set.`,
    );
  });

  test.each([
    ['headers that are no object', { backends: [{ name: 'a', url: 'http://h', headers: 'hush-1' }] }, 'headers'],
    [
      'a value that is no text',
      { backends: [{ name: 'a', url: 'http://h', headers: { A: ['hush-1'] } }] },
      'headers.A',
    ],
    ['a key that is not known', { backends: [{ name: 'a', url: 'http://h', token: 'hush-1' }] }, 'token'],
    ['a password in the address', { backends: [{ name: 'a', url: 'http://u:hush-1@h' }] }, 'password'],
    ['a query in the address', { backends: [{ name: 'a', url: 'http://h/?key=hush-1' }] }, 'query'],
    ['an address of another scheme', { backends: [{ name: 'a', url: 'file:///hush-1' }] }, 'address'],
    [
      'a line break in a header',
      { backends: [{ name: 'a', url: 'http://h', headers: { A: 'hush-1\r\nB: c' } }] },
      '"A"',
    ],
    ['a name with a slash', { backends: [{ name: 'a/hush-1', url: 'http://h' }] }, 'name'],
    ['an address that is missing', { backends: [{ name: 'hush-1' }] }, 'backends.0.url is missing'],
    ['a list', ['hush-1'], 'the whole'],
    ['a port that is none', { port: 65_536, hosts: ['hush-1'] }, 'port should be'],
    ['a port that is a text', { port: 'hush-1' }, 'port should be'],
    ['a host that is empty', { host: ' ', hosts: ['hush-1'] }, 'host should be'],
    ['a base path that is none', { basePath: '/hush-1 x' }, 'base path'],
    ['a kind that is not known', { backends: [{ name: 'a', url: 'http://h', kind: 'hush-1' }] }, 'kind'],
  ])('is refused for %s, without repeating it', (_, config, word) => {
    const failure = failureOf(() => read(config));
    expect(failure.exitStatus).toBe(2);
    expect(failure.message).toContain(word);
    expect(failure.message).not.toContain('hush-1');
  });

  test('may begin with a byte-order mark', () => {
    expect(parseServerConfig('\uFEFF{"hosts":["a"]}', 'backends.json', {}).hosts).toEqual(['a']);
  });

  test('that is no JSON is refused without repeating it', () => {
    const failure = failureOf(() => parseServerConfig('hush-1 {', 'backends.json', {}));
    expect([failure.exitStatus, failure.message]).toEqual([2, 'The configuration backends.json is not JSON.']);
  });

  test('that cannot be read is no wrong usage', async () => {
    await expect(readServerConfig('/no/such/file.json', {})).rejects.toMatchObject({ exitStatus: 1 });
  });
});

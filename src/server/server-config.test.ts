import { describe, expect, test } from 'vitest';
import { parseServerConfig, readServerConfig } from './server-config.ts';
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
      upstreams: [{ name: 'tempo', kind: 'tempo', url: 'http://h:3200/base/', headers: {} }],
      hosts: ['x.example'],
    });
  });

  test('may be empty', () => expect(read({})).toEqual({ upstreams: [], hosts: [] }));

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

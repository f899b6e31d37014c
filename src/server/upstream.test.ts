import { describe, expect, test } from 'vitest';
import { APIS } from '../load/backends/apis.ts';
import { allowedPathsOf, checkNamesDiffer, upstreamFromOption } from './upstream.ts';

describe('a backend as an option', () => {
  test('has a name and an address', () => {
    expect(upstreamFromOption('my.tempo=http://h:1/a?')).toMatchObject({ name: 'my.tempo', url: 'http://h:1/a/' });
  });

  test('may say its kind before the address', () => {
    expect(upstreamFromOption('j=jaeger+https://h/')).toMatchObject({ kind: 'jaeger', url: 'https://h/' });
  });

  test.each(['http://h', '=http://h', 'a b=http://h', '..=http://h', 'a=h:3200', 'a=http://', 'a=elsewhere+http://h'])(
    '%s is refused',
    (option) => expect(() => upstreamFromOption(option)).toThrow(/backend/i),
  );
});

test('two backends of one name are refused', () => {
  const upstreams = ['a=http://h', 'b=http://h', 'a=http://i'].map(upstreamFromOption);
  expect(() => checkNamesDiffer(upstreams)).toThrow('Two backends are named a.');
});

test('a backend of unknown kind may be asked what any kind may be', () => {
  const all = allowedPathsOf(undefined);
  for (const { backend, allowedPaths } of APIS) {
    expect(all).toEqual(expect.arrayContaining([...allowedPaths]));
    expect(allowedPathsOf(backend.kind)).toEqual(allowedPaths);
  }
});

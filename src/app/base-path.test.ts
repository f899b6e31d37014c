import { describe, expect, test } from 'vitest';
import { basePath, belowBase, fromBase } from './base-path.ts';

describe('the base path', () => {
  test.each([
    ['http://h/', ''],
    ['http://h/jaeger/', '/jaeger'],
    ['http://h/a/b/', '/a/b'],
    ['http://h/a/index.html', '/a'],
  ])('of %s is "%s"', (baseUri, expected) => expect(basePath(baseUri)).toBe(expected));

  test('addresses beside the page are absolute', () =>
    expect(fromBase('config.json', 'http://h/jaeger/')).toBe('http://h/jaeger/config.json'));

  test.each([
    ['/jaeger/trace/1', '/jaeger', '/trace/1'],
    ['/jaeger', '/jaeger', '/'],
    ['/jaegers/trace/1', '/jaeger', null],
    ['/trace/1', '', '/trace/1'],
    ['/', '', '/'],
  ])('%s below "%s" is %s', (path, base, expected) => expect(belowBase(path, base)).toBe(expected));
});

import { describe, expect, test } from 'vitest';
import { hasDotSegment, isOrdinaryPath, rawPath } from './request-path.ts';

describe('the raw path of a target', () => {
  test.each([
    ['/a/../b?c=/..', '/a/../b'],
    ['http://host:1/a/%2e?x', '/a/%2e'],
    ['/a#b', '/a'],
  ])('%s', (target, path) => expect(rawPath(target)).toBe(path));
});

describe('dot segments', () => {
  test.each(['/a/..', '/./a', '/%2e%2E/a', '/.%2e/a'])('%s has one', (path) => expect(hasDotSegment(path)).toBe(true));
  test.each(['/a..b/c', '/...', '/.well-known', '/'])('%s has none', (path) => expect(hasDotSegment(path)).toBe(false));
});

describe('paths to hand on', () => {
  test.each([
    'api/traces/1a',
    'api/services/a%2Fb/operations',
    'api/services/100%25/operations',
    'api/x%E4%B8%AD',
    'a/%zz',
  ])('%s is ordinary', (path) => expect(isOrdinaryPath(path)).toBe(true));
  test.each(['', '/a', 'a//b', 'a/', 'a/%2e%2e/b', 'a/..%2fb', 'a/%25252e./b', 'a%5Cb', 'a%00', 'a%2f%2fb'])(
    '%s is not',
    (path) => expect(isOrdinaryPath(path)).toBe(false),
  );
});

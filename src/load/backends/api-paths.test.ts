import { describe, expect, test } from 'vitest';
import { apiPath, pathSegment } from './api-paths.ts';
import { APIS } from './apis.ts';

describe('a part of a path', () => {
  const pattern = apiPath('api/services/{}/operations');

  test.each(['gateway', 'my shop', 'ähnlich', 'a.b', '...', 'span:name', "it's", 'a?b#c'])('may be %j', (name) => {
    const segment = pathSegment(name);
    expect(segment).not.toBeNull();
    expect(pattern.test(`api/services/${segment}/operations`)).toBe(true);
  });

  test.each(['', '.', '..', 'a/b', '../x', 'a\\b', '100%', 'a%2Fb', 'a\u0000', 'a\nb', '\ud800'])(
    'may not be %j',
    (name) => {
      expect(pathSegment(name)).toBeNull();
    },
  );

  test.each([
    '',
    '.',
    '..',
    'a/b',
    'a%2Fb',
    'a%2fb',
    'a%5Cb',
    'a%252Fb',
    '%2E%2E',
    '%2e%2e',
    'a%00',
    'a%0A',
    'a\n',
    'a?b',
    'a#b',
    'a\\b',
    'a%',
    'a%2',
    'a b',
    'ä',
  ])('may not be sent as %j', (segment) => {
    expect(pattern.test(`api/services/${segment}/operations`)).toBe(false);
  });
});

describe('the paths that are passed on', () => {
  test.each([
    ['jaeger', 'api/v3/services'],
    ['jaeger', 'api/v3/operations'],
    ['jaeger', 'api/v3/traces'],
    ['jaeger', 'api/v3/trace-summaries'],
    ['jaeger', 'api/v3/traces/483b87a440abf26f1ce5445603df8548'],
    ['jaeger', 'api/services'],
    ['jaeger', 'api/services/my%20shop/operations'],
    ['jaeger', 'api/operations'],
    ['jaeger', 'api/traces'],
    ['jaeger', 'api/traces/a3ce929d0e0e4736'],
    ['jaeger', 'api/dependencies'],
    ['tempo', 'api/v2/traces/483b87a440abf26f1ce5445603df8548'],
    ['tempo', 'api/traces/483b87a440abf26f1ce5445603df8548'],
    ['tempo', 'api/search'],
    ['tempo', 'api/v2/search/tags'],
    ['tempo', 'api/v2/search/tag/resource.service.name/values'],
    ['tempo', 'api/echo'],
    ['tempo', 'api/status/buildinfo'],
    ['zipkin', 'api/v2/services'],
    ['zipkin', 'api/v2/spans'],
    ['zipkin', 'api/v2/remoteServices'],
    ['zipkin', 'api/v2/autocompleteKeys'],
    ['zipkin', 'api/v2/autocompleteValues'],
    ['zipkin', 'api/v2/traces'],
    ['zipkin', 'api/v2/trace/483b87a440abf26f1ce5445603df8548'],
    ['zipkin', 'api/v2/traceMany'],
    ['zipkin', 'api/v2/dependencies'],
    ['zipkin', 'info'],
  ])('of %s hold %s', (kind, path) => {
    const api = APIS.find(({ backend }) => backend.kind === kind);
    expect(api?.allowedPaths.some((pattern) => pattern.test(path))).toBe(true);
  });

  test.each([
    '',
    '/',
    'api',
    '/api/services',
    'api/services/',
    'api/services?x=1',
    'api/v3/services/x',
    'API/services',
    'apixservices',
    'api/traces/..',
    'api/traces/../../admin',
    'api/traces/a/b',
    'api/traces/a%2F..%2Fb',
    'x/api/services',
    'api/services\n',
    'api/v2/search/tag/values',
    'api/v2/search/tag/../values',
    'api/archive/1',
    'flush',
    'shutdown',
    'status/config',
    'metrics',
    'health',
    'api/v2/trace/',
    'api/v2/spans/x',
  ])('hold nothing like %j', (path) => {
    const patterns = APIS.flatMap(({ allowedPaths }) => allowedPaths);
    expect(patterns.filter((pattern) => pattern.test(path))).toEqual([]);
  });

  test('are every path that a backend asks for', () => {
    const id = 'a3ce929d0e0e4736';
    for (const { backend, allowedPaths } of APIS) {
      const several = backend.severalRequest?.([id, id]) ?? [];
      for (const { path } of [backend.traceRequests(id, undefined), several].flat()) {
        expect(allowedPaths.some((pattern) => pattern.test(path.replace(/\?.*/, '')))).toBe(true);
      }
    }
  });
});

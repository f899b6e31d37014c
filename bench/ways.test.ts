import { expect, test } from 'vitest';
import { backendOf, nameOfWay, pagePath, SERVED_WAYS, servedPath } from './ways.ts';

const slow = { format: 'jaeger', packing: 'gzip', line: 'slow' } as const;
const plain = { format: 'otlp', packing: 'plain', line: 'server' } as const;

test('a way is named by what is not plain about it', () => {
  expect([nameOfWay(slow), nameOfWay(plain)]).toEqual(['jaeger gzip, 20 MB/s', 'otlp']);
});

test('every way has a backend of its own', () => {
  const names = SERVED_WAYS.map((way) => backendOf(way).name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('bench-jaeger-gzip-slow');
});

test('traces are asked for by the API of their format', () => {
  const trace = { traceId: 'ab' };
  expect(servedPath(slow, trace)).toBe('bench-jaeger-gzip-slow/api/traces/ab');
  expect(servedPath(plain, trace)).toBe('bench-otlp/api/v2/traces/ab');
  expect(pagePath(plain, trace)).toBe('trace/ab?backend=bench-otlp');
});

import { expect, test } from 'vitest';
import { BASE_TAG, readBasePath, withBasePath } from './base-path.ts';

test.each([
  ['/', '/'],
  ['', '/'],
  ['some/base', '/some/base/'],
  ['/some/base/', '/some/base/'],
])('the base path %j is %s', (text, path) => expect(readBasePath(text)).toBe(path));

test.each(['/a/../b', '/a"b', '/a b', 'http://h/', '/a?b'])('%j is no base path', (text) => {
  expect(() => readBasePath(text)).toThrow('The base path is');
});

test('the base tag gets the path, and the page is otherwise the same', () => {
  expect(withBasePath(`<a href="/">${BASE_TAG}`, '/x/')).toBe(
    '<a href="/"><base href="/x/" data-inject-target="BASE_URL"/>',
  );
});

import { expect, test } from 'vitest';
import { spanTitle } from './span-title.ts';

test.each([
  ['shop', 'GET /', 'shop › GET /'],
  ['', 'GET /', 'unknown service › GET /'],
  ['shop', '', 'shop › unnamed span'],
])('the title of a span of %j called %j is %j', (service, name, title) => {
  expect(spanTitle(service, name)).toBe(title);
});

import { describe, expect, test } from 'vitest';
import { isWebAddress } from './web-address.ts';

describe('isWebAddress', () => {
  test.each(['http://a', 'https://example.com/a?b=c#d', 'HTTPS://EXAMPLE.COM', 'http://[::1]:8080/x'])(
    'takes %s',
    (text) => {
      expect(isWebAddress(text)).toBe(true);
    },
  );

  test.each([
    'javascript:alert(1)',
    ' https://example.com',
    'https://example.com and more',
    'java\nscript://x',
    'data:text/html,<script>alert(1)</script>',
    '//example.com',
    'https://',
    'https://exa\u202emple.com',
    'http://%',
    'ftp://example.com',
    `https://example.com/${'a'.repeat(2000)}`,
  ])('refuses %j', (text) => {
    expect(isWebAddress(text)).toBe(false);
  });
});

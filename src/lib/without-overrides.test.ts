import { expect, test } from 'vitest';
import { withoutOverrides } from './without-overrides.ts';

test('what would show another text is marked', () => {
  expect(withoutOverrides('a\u202eevil')).toBe('a\ufffdevil');
  expect(withoutOverrides('\u2067x\u2069')).toBe('\ufffdx\ufffd');
});

test('texts of any direction stay as they are', () => {
  for (const text of ['שלום world', 'مرحبا', 'a\u200fb', '']) expect(withoutOverrides(text)).toBe(text);
});

import { describe, expect, test } from 'vitest';
import { nextThemeChoice, resolveTheme } from './theme.ts';

describe('the theme', () => {
  test('follows the system unless one was chosen', () => expect(resolveTheme('system', true)).toBe('dark'));
  test('is the one chosen', () => expect(resolveTheme('light', true)).toBe('light'));
  test.each([true, false])('comes round to the system after three steps (system dark: %s)', (isDark) => {
    const first = nextThemeChoice('system', isDark);
    const second = nextThemeChoice(first, isDark);
    expect([resolveTheme(first, isDark) === resolveTheme('system', isDark), nextThemeChoice(second, isDark)]).toEqual([
      false,
      'system',
    ]);
  });
});

import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { openBox } from './on-page.ts';

/** Whether the page's background is darker than its text. */
function isDark(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const brightness = (colour: string) =>
      (colour.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
    const { backgroundColor, color } = getComputedStyle(document.body);
    return brightness(backgroundColor) < brightness(color);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`where the system is ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('the page is so too, until another look is chosen, which stays', async ({ page }) => {
      await page.goto('/');
      await expect(openBox(page)).toBeVisible();
      expect(await isDark(page)).toBe(colorScheme === 'dark');
      await page.getByRole('button', { name: /^Theme/ }).click();
      await expect.poll(() => isDark(page)).toBe(colorScheme !== 'dark');
      await page.reload();
      await expect(openBox(page)).toBeVisible();
      expect(await isDark(page)).toBe(colorScheme !== 'dark');
    });
  });
}

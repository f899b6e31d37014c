import { expect, test } from './journey.ts';
import { rows, waterfall } from './on-page.ts';
import { settledPainting } from './same-picture.ts';

const EXAMPLE = 'trace/64bbaca45aa1fed1d9759a34af6c85de?example=checkout-4s';
/** Zooming is written to the address once it has rested. */
const RESTED_MS = 1000;

test('who zooms and leaves at once stays where they went', async ({ page }) => {
  await page.goto(EXAMPLE);
  await expect(rows(page).first()).toBeVisible();
  await settledPainting(page);
  await waterfall(page).focus();
  await page.keyboard.press('w');
  await page
    .getByRole('link', { name: /Longpole/ })
    .first()
    .click();
  await page.waitForTimeout(RESTED_MS);
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole('heading', { name: 'Examples' })).toBeVisible();
});

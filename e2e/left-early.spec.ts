import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { chooseRow, rows, waterfall } from './on-page.ts';
import { settledPainting } from './same-picture.ts';

const EXAMPLE = 'trace/64bbaca45aa1fed1d9759a34af6c85de?example=checkout-4s';
/** What is seen is written to the address once it has rested. */
const RESTED_MS = 1000;

async function open(page: Page): Promise<void> {
  await page.goto(EXAMPLE);
  await expect(rows(page).first()).toBeVisible();
  await settledPainting(page);
}

test('who zooms and leaves at once stays where they went', async ({ page }) => {
  await open(page);
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

test('who selects another span and goes back at once has selected none', async ({ page }) => {
  await open(page);
  await chooseRow(rows(page).nth(1));
  await expect(page).toHaveURL(/span=/);
  await rows(page)
    .nth(2)
    .evaluate((row: HTMLElement) => {
      row.click();
      history.back();
    });
  await page.waitForTimeout(RESTED_MS);
  await expect(page).not.toHaveURL(/span=/);
  await expect(page.getByRole('row', { selected: true })).toHaveCount(0);
});

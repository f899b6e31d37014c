import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { chooseRow, rows, waterfall } from './on-page.ts';

const EXAMPLE = 'trace/64bbaca45aa1fed1d9759a34af6c85de?example=checkout-4s';

/** Selections that follow each other faster than this are one step. */
const RUN = 1100;

/** Opens the example with the third row selected. Returns the span that the address then names. */
async function openSelected(page: Page): Promise<string> {
  await page.goto(EXAMPLE);
  await expect(page.getByRole('combobox', { name: 'Filter spans' })).toBeVisible();
  await chooseRow(rows(page).nth(2));
  await expect(page).toHaveURL(/span=/);
  await page.waitForTimeout(RUN);
  return new URL(page.url()).searchParams.get('span') ?? '';
}

async function type(page: Page, filter: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Filter spans' }).fill(filter);
}

for (const moment of [0, 150, 500]) {
  test(`going back restores a filter that was typed ${moment} ms before a row was selected`, async ({ page }) => {
    const span = await openSelected(page);
    await type(page, 'depth<9');
    await page.waitForTimeout(moment);
    await chooseRow(rows(page).nth(4));
    await expect(rows(page).nth(4)).toHaveAttribute('aria-selected', 'true');
    await expect(page).not.toHaveURL(new RegExp(`span=${span}`));
    await expect(page).toHaveURL(/filter=depth/);
    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`span=${span}.*filter=depth`));
    await expect(rows(page).nth(2)).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('combobox', { name: 'Filter spans' })).toHaveValue('depth<9');
    await page.goForward();
    await expect(rows(page).nth(4)).toHaveAttribute('aria-selected', 'true');
    await expect(page).toHaveURL(/filter=depth/);
  });
}

test('a filter for which the address has no room stays in the box', async ({ page }) => {
  await openSelected(page);
  const filter = `service:orders or "${'long '.repeat(400)}"`;
  await type(page, filter);
  await page.waitForTimeout(RUN);
  await expect(page.getByRole('combobox', { name: 'Filter spans' })).toHaveValue(filter);
  await chooseRow(rows(page).nth(4));
  await expect(rows(page).nth(4)).toHaveAttribute('aria-selected', 'true');
  await page.waitForTimeout(RUN);
  expect(page.url().length).toBeLessThan(2000);
  await expect(page.getByRole('combobox', { name: 'Filter spans' })).toHaveValue(filter);
});

test('going back from a subtree has the row selected that was a moment before', async ({ page }) => {
  const span = await openSelected(page);
  const whole = (await waterfall(page).getAttribute('aria-rowcount')) ?? '';
  await chooseRow(rows(page).nth(1));
  await page.keyboard.press('f');
  await expect(waterfall(page)).not.toHaveAttribute('aria-rowcount', whole);
  await expect(page).toHaveURL(/[?&]root=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/[?&]root=/);
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', whole);
  await expect(rows(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`span=${span}`));
});

test('going back from a match that Enter went to keeps the filter, and selects the row of before', async ({ page }) => {
  const span = await openSelected(page);
  await type(page, 'service:payments');
  await expect(rows(page).and(page.locator('[aria-current]'))).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(new RegExp(`span=${span}`));
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`span=${span}.*filter=service`));
  await expect(rows(page).nth(2)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('combobox', { name: 'Filter spans' })).toHaveValue('service:payments');
});

import { expect, test } from './journey.ts';
import { chooseRow, expectRows, rows } from './on-page.ts';

const EXAMPLE = 'trace/64bbaca45aa1fed1d9759a34af6c85de?example=checkout-4s';

test('what a trace’s address asks for and cannot have stays told until it is closed', async ({ page }) => {
  await page.goto(`${EXAMPLE}&v=2&colour=mood&zoom=9-3&root=00000000000000d4&finding=none`);
  await expectRows(page, 11);
  const told = [/“mood”/, /“zoom=9-3”/, /00000000000000d4/, /finding that this address names/];
  const notice = page.getByText(told[0]).last();
  for (const words of told) await expect(notice).toContainText(words);
  await expect(page).not.toHaveURL(/finding/);
  await chooseRow(rows(page).nth(3));
  await page.keyboard.press('w');
  await expect(page).not.toHaveURL(/9-3/);
  for (const words of told) await expect(notice).toContainText(words);
  await page.getByRole('button', { name: 'Close the notice' }).click();
  await expect(notice).toHaveCount(0);
});

test('what a search passes over stays told while it is sorted, and can be closed', async ({ page }) => {
  await page.goto('search?in=examples&min=abc');
  const note = page.getByText(/Not understood in the address:/);
  await expect(note).toContainText('min=abc');
  await page.getByRole('columnheader', { name: 'Spans' }).getByRole('button').click();
  await expect(page).toHaveURL(/sort=/);
  await expect(page).not.toHaveURL(/min=/);
  await expect(note).toContainText('min=abc');
  await page.getByRole('button', { name: 'Close the note' }).click();
  await expect(note).toHaveCount(0);
});

test('what a search passed over is told no more once another is asked', async ({ page }) => {
  await page.goto('search?in=examples&min=abc');
  const note = page.getByText(/Not understood in the address:/);
  await expect(note).toBeVisible();
  await page.getByRole('checkbox', { name: 'errors only' }).check();
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page).toHaveURL(/errors=1/);
  await expect(note).toHaveCount(0);
});

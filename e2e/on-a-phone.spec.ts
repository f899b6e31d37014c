import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { expectRows, rows } from './on-page.ts';
import { copiedLink } from './same-picture.ts';

test.use({
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  permissions: ['clipboard-read', 'clipboard-write'],
});

const EXAMPLE = 'trace/64bbaca45aa1fed1d9759a34af6c85de?example=checkout-4s';

function panel(page: Page) {
  return page.getByRole('complementary', { name: 'Findings and details' });
}

/** The key of a span that was tapped. */
async function tappedSpan(page: Page): Promise<string> {
  await page.goto(EXAMPLE);
  await expectRows(page, 11);
  await rows(page, /INSERT orders/).tap();
  await expect(page).toHaveURL(/span=/);
  return new URL(page.url()).searchParams.get('span') ?? '';
}

test('a link that asks for no panel has none lie over the bars, though it names a span', async ({ page }) => {
  const span = await tappedSpan(page);
  await page.goto(`${EXAMPLE}&span=${span}&v=2&panel=closed`);
  await expect(page.getByRole('region', { name: 'Selected span' })).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
  await page
    .getByRole('region', { name: 'Selected span' })
    .getByRole('button', { name: /Details/ })
    .tap();
  await expect(panel(page)).toBeVisible();
  await page.goBack();
  await expect(panel(page)).toHaveCount(0);
});

test('what is shared with the panel closed comes with it closed, and open with it open', async ({ page }) => {
  await tappedSpan(page);
  await expect(panel(page)).toHaveCount(0);
  const closed = await copiedLink(page, 'Copy link to this view');
  await page.getByRole('button', { name: 'Show details' }).tap();
  await expect(panel(page)).toBeVisible();
  const open = await copiedLink(page, 'Copy link to this view');
  await page.goto(closed);
  await expect(page.getByRole('region', { name: 'Selected span' })).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
  await page.goto(open);
  await expect(panel(page)).toBeVisible();
});

test('an attribute’s value is filtered by and searched for from a menu', async ({ page }) => {
  await tappedSpan(page);
  await page.getByRole('button', { name: 'Show details' }).tap();
  const menu = panel(page).getByRole('button', { name: 'Filter or search by db.system.name = postgresql' });
  await menu.tap();
  await page.getByRole('menuitemcheckbox', { name: /^Only spans with/ }).tap();
  await expect(page).toHaveURL(/filter=/);
  await page.getByRole('menuitem', { name: /^Search traces with db.system.name = postgresql/ }).tap();
  await expect(page).toHaveURL(/\/search\?in=examples&attr=/);
});

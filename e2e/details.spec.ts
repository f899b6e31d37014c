import type { Page } from '@playwright/test';
import { clipboard } from './clipboard.ts';
import { SHOP_DOCUMENT, SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, openWith, rows, waterfall } from './on-page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

async function openDetails(page: Page, name: RegExp) {
  await page.goto('/');
  await openWith(page, JSON.stringify(SHOP_DOCUMENT));
  await expectRows(page, 4);
  await chooseRow(rows(page, name));
  await waterfall(page).press('Enter');
  return page.getByRole('region', { name: /details/i }).or(page.getByRole('complementary', { name: /details/i }));
}

test('everything known about a span is there', async ({ page }) => {
  const details = await openDetails(page, /SELECT items/);
  for (const text of [
    'SELECT items',
    'db',
    '70',
    'db.system',
    'postgresql',
    'db.rows',
    '12',
    'service.version',
    'drawn',
    'first row',
    'warm',
  ]) {
    await expect(details.getByText(text).first()).toBeVisible();
  }
  await expect(details).toContainText('00000000000000c3');
  await expect(details).toContainText(SHOP_TRACE_ID);
});

test('the status and its message are told', async ({ page }) => {
  const details = await openDetails(page, /quote/);
  await expect(details).toContainText('no price for item 7');
});

test('an https value is a link that tells the other side nothing', async ({ page }) => {
  const details = await openDetails(page, /SELECT items/);
  const link = details.getByRole('link', { name: /^https:\/\/example\.org\/items/ });
  await expect(link).toHaveAttribute('href', 'https://example.org/items');
  await expect(link).toHaveAttribute('rel', /noreferrer/);
});

test.describe('in Kolkata', () => {
  test.use({ timezoneId: 'Asia/Kolkata' });

  test('start is given in UTC or local time, by a switch', async ({ page }) => {
    const details = await openDetails(page, /SELECT items/);
    await expect(details).toContainText('12:00:00.030');
    await expect(details).not.toContainText('17:30:00.030');
    await details
      .getByRole('button', { name: /local/i })
      .or(details.getByRole('radio', { name: /local/i }))
      .click();
    await expect(details).toContainText('17:30:00.030');
  });
});

test('the span can be copied as JSON', async ({ page }) => {
  const details = await openDetails(page, /SELECT items/);
  await details.getByRole('button', { name: /copy.*JSON/i }).click();
  await expect(details.getByText('Copied')).toBeVisible();
  const copied: unknown = JSON.parse(await clipboard(page));
  expect(JSON.stringify(copied)).toContain('SELECT items');
});

test('details follow the selection', async ({ page }) => {
  const details = await openDetails(page, /SELECT items/);
  await chooseRow(rows(page, /quote/));
  await expect(details).toContainText('no price for item 7');
});

import type { Locator, Page } from '@playwright/test';
import { otlpDocument } from './documents/otlp-document.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, openWith, rows, waterfall } from './on-page.ts';

const LATE = 18_182;
const DOCUMENT = otlpDocument('d0d0cafe00000000d0d0cafe00000009', [
  { id: 'a1', name: 'day', from: 0, to: 20_000 },
  {
    id: 'a2',
    parent: 'a1',
    name: 'late',
    from: LATE,
    to: LATE + 1,
    attributes: {
      'url.full': 'https://user:secret@shop.example/a',
      'db.connection_string': 'postgres://app:hunter2@db/shop',
      'file.name': 'safe\u202egnp.exe',
      'session.expires_at': 1_795_176_000,
      'shop.id': 1_795_176_000,
    },
  },
  { id: 'a3', parent: 'a1', name: 'other', from: 5, to: 6, attributes: { 'file.path': '/tmp/a', a: 1, b: 2 } },
]);

async function openSpan(page: Page, name: RegExp): Promise<Locator> {
  await page.goto('/');
  await openWith(page, JSON.stringify(DOCUMENT));
  await expectRows(page, 3);
  await chooseRow(rows(page, name));
  await waterfall(page).press('Enter');
  return page.getByRole('article', { name: 'Span details' });
}

test('passwords are shown when asked for, and no link logs anybody in', async ({ page }) => {
  const details = await openSpan(page, /late/);
  await expect(details).toContainText('https://user:•••@shop.example/a');
  await expect(details).toContainText('postgres://app:•••@db/shop');
  // But for the ways to other traces that have the value.
  await expect(details.getByRole('link', { name: /^(?!Search traces with )/ })).toHaveCount(0);
  await details.getByRole('button', { name: 'Show password' }).last().click();
  await expect(details).toContainText(/:(secret|hunter2)@/);
  await expect(details.getByRole('button', { name: 'Hide password' })).toBeVisible();
});

test('a text that would turn round says so, and moments are told as dates', async ({ page }) => {
  const details = await openSpan(page, /late/);
  await expect(details).toContainText('safe⟨U+202E⟩gnp.exe');
  await expect(details.getByText('20 Nov 2026, 12:00:00.000 UTC')).toHaveCount(1);
});

test('a short span late in a trace starts and ends at two different times', async ({ page }) => {
  const details = await openSpan(page, /late/);
  await expect(details).toContainText('+18.182000 s');
  await expect(details).toContainText('+18.183000 s');
});

test('the filter stays while the selection moves to another span', async ({ page }) => {
  const details = await openSpan(page, /late/);
  await details.getByRole('searchbox', { name: 'Filter attributes' }).fill('file');
  await expect(details).toContainText('1 of 5 contain this.');
  await chooseRow(rows(page, /other/));
  await expect(details.getByRole('searchbox', { name: 'Filter attributes' })).toHaveValue('file');
  await expect(details).toContainText('1 of 3 contain this.');
});

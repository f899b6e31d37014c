import type { Page } from '@playwright/test';
import { SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { expectRows, openWith } from './on-page.ts';
import { type FailingServer, startFailing } from './servers/failing.ts';

let upstream: FailingServer;

test.beforeAll(async () => {
  upstream = await startFailing();
});

test.afterAll(() => upstream.stop());

async function tryBackend(page: Page, address: string) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Add a backend' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add a backend' });
  await dialog.getByLabel('Address').fill(address);
  await dialog.getByLabel('Name').fill('mine');
  await dialog.getByRole('button', { name: 'Try it' }).last().click();
  return dialog;
}

test('a server that allows other origins: tried, added, asked, and kept', async ({ page }) => {
  const dialog = await tryBackend(page, upstream.base('cross-origin'));
  await expect(dialog).toContainText(/It answers: Jaeger/);
  await expect(dialog).toContainText('2 services');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await openWith(page, SHOP_TRACE_ID);
  await expectRows(page, 4);
  await page.reload();
  await expectRows(page, 4);
  expect(upstream.requests.at(-1)).toBe(`/cross-origin/api/v3/traces/${SHOP_TRACE_ID}`);
});

test('a server that does not: why that may be, and the command that works', async ({ page, longpole }) => {
  const dialog = await tryBackend(page, upstream.base('working'));
  await expect(dialog).toContainText(longpole.url.replace(/\/$/, ''));
  await expect(dialog).toContainText(`npx longpole --backend mine=${upstream.base('working').replace(/\/$/, '')}`);
});

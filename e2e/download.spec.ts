import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { clipboard } from './clipboard.ts';
import { SHOP_DOCUMENT, SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { expectRows, openWith } from './on-page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

async function openShop(page: Page): Promise<void> {
  await page.goto('/');
  await openWith(page, JSON.stringify(SHOP_DOCUMENT));
  await expectRows(page, 4);
}

async function downloadAs(page: Page, name: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name }).click();
  return readFile(await (await download).path(), 'utf8');
}

test('as received: byte for byte', async ({ page }) => {
  await openShop(page);
  expect(await downloadAs(page, /as received/i)).toBe(JSON.stringify(SHOP_DOCUMENT));
});

test('as OTLP JSON: the same trace when opened again', async ({ page }) => {
  await openShop(page);
  const text = await downloadAs(page, /OTLP JSON/i);
  expect(text).toContain('"postgresql"');
  await page.goto('/');
  await openWith(page, text);
  await expectRows(page, 4);
});

test('the trace id is copied from the title', async ({ page }) => {
  await openShop(page);
  await page.getByRole('button', { name: /copy.*trace id/i }).click();
  await expect.poll(() => clipboard(page)).toBe(SHOP_TRACE_ID);
});

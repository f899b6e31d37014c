import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { type DrawnSpan, otlpDocument, spanId } from './documents/otlp-document.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, rows, waterfall } from './on-page.ts';

const ID = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const SCRIPT = '<img src=x onerror="window.hacked=1;alert(1)"><script>window.hacked=1;alert(2)</script>';

async function openBytes(page: Page, buffer: Buffer): Promise<void> {
  await page.goto('/');
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: /choose.*file|open.*file/i })
    .first()
    .click();
  await (await chooser).setFiles([
    { name: `${SCRIPT.replaceAll('/', '')}.json`, mimeType: 'application/json', buffer },
  ]);
}

function openDocument(page: Page, document: unknown): Promise<void> {
  return openBytes(page, Buffer.from(JSON.stringify(document)));
}

/** Resolves as long as the page answers; a frozen page does not, and the journey fails by time. */
async function expectAlive(page: Page): Promise<void> {
  expect(await page.evaluate(() => 1 + 1)).toBe(2);
}

test('script in every text stays text', async ({ page }) => {
  const span: DrawnSpan = {
    id: 'a1',
    service: SCRIPT,
    name: SCRIPT,
    from: 0,
    to: 10,
    failed: SCRIPT,
    attributes: { [SCRIPT]: SCRIPT, link: 'javascript:alert(3)', good: 'https://example.org/' },
    events: [{ name: SCRIPT, at: 1, attributes: { [SCRIPT]: SCRIPT } }],
    links: [{ traceId: 'ab'.repeat(16), spanId: spanId('b2') }],
  };
  await openDocument(page, otlpDocument(ID, [span]));
  await expectRows(page, 1);
  await rows(page).first().hover();
  await chooseRow(rows(page).first());
  await waterfall(page).press('Enter');
  await expect(page.getByText('javascript:alert(3)').first()).toBeVisible();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
});

test('a name of 100 kB does not widen the page', async ({ page }) => {
  await openDocument(page, otlpDocument(ID, [{ id: 'a1', name: 'x'.repeat(100_000), from: 0, to: 1 }]));
  await expectRows(page, 1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test('10^5 attributes on a span: the page stays alive, the details come', async ({ page }) => {
  const attributes = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key.${index}`, `v${index}`]));
  await openDocument(page, otlpDocument(ID, [{ id: 'a1', name: 'many', from: 0, to: 1, attributes }]));
  await expectRows(page, 1);
  await waterfall(page).press('Enter');
  await expect(page.getByText('key.0', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Show 200 more' }).click();
  await expect(page.getByText('key.399', { exact: true })).toBeAttached();
  await page.getByRole('searchbox', { name: 'Filter attributes' }).fill('v9999');
  await expect(page.getByText('key.99999', { exact: true })).toBeVisible();
  await expectAlive(page);
});

test('a million events on a span: the page stays alive', async ({ page }) => {
  test.setTimeout(120_000);
  const document = JSON.stringify(otlpDocument(ID, [{ id: 'a1', name: 'many', from: 0, to: 1000 }]));
  const events = Array.from({ length: 1_000_000 }, (_, i) => `{"timeUnixNano":"${i}","name":"tick ${i}"}`).join(',');
  await openBytes(page, gzipSync(document.replace('"events":[]', `"events":[${events}]`), { level: 1 }));
  await expectRows(page, 1);
  await waterfall(page).press('Enter');
  await expect(page.getByText('tick 0', { exact: true })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Show 2,000 more' }).click();
  await expect(page.getByText('tick 2199', { exact: true })).toBeAttached({ timeout: 30_000 });
  await expectAlive(page);
});

test('a depth of 100,000: every row is there, the deepest can be reached', async ({ page }) => {
  test.setTimeout(180_000);
  const depth = 100_000;
  const spans = Array.from({ length: depth }, (_, index) => ({
    id: (index + 1).toString(16),
    ...(index === 0 ? {} : { parent: index.toString(16) }),
    name: `level ${index}`,
    from: 0,
    to: 1000,
  }));
  await openBytes(page, gzipSync(JSON.stringify(otlpDocument(ID, spans)), { level: 1 }));
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', String(depth), { timeout: 60_000 });
  await waterfall(page).focus();
  await page.keyboard.press('End');
  await expect(waterfall(page).locator(`[aria-rowindex="${depth}"]`)).toBeVisible();
  await expectAlive(page);
});

test('invalid UTF-8 and lone surrogates are shown as what they are not', async ({ page }) => {
  const document = JSON.stringify(otlpDocument(ID, [{ id: 'a1', name: 'NAME', from: 0, to: 1 }]));
  const [before = '', after = ''] = document.split('NAME');
  const odd = Buffer.concat([
    Buffer.from(`${before}odd \\ud800 `),
    Buffer.from([0xc3, 0x28, 0xff]),
    Buffer.from(after),
  ]);
  await openBytes(page, odd);
  await expectRows(page, 1);
  await expect(rows(page, /odd/)).toBeVisible();
});

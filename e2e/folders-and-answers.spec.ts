import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { otlpDocument } from './documents/otlp-document.ts';
import { SHOP_SPANS, SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { expectRows, openWith, rows } from './on-page.ts';

let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longpole-folder-'));
  await mkdir(join(folder, 'shop', 'more'), { recursive: true });
  await mkdir(join(folder, 'several'));
  await mkdir(join(folder, 'notes'));
  const halves = [SHOP_SPANS.slice(0, 2), SHOP_SPANS.slice(2)].map((spans) => otlpDocument(SHOP_TRACE_ID, spans));
  await writeFile(join(folder, 'shop', 'a.json'), JSON.stringify(halves[0]));
  await writeFile(join(folder, 'shop', 'more', 'b.json'), JSON.stringify(halves[1]));
  await writeFile(join(folder, 'shop', 'README.md'), 'the cart was slow');
  for (const id of ['1', '2']) {
    const trace = otlpDocument(id.repeat(32), [{ id, service: `shop ${id}`, name: 'GET /cart', from: 0, to: 30 }]);
    await writeFile(join(folder, 'several', `${id}.json`), JSON.stringify(trace));
  }
  await writeFile(join(folder, 'several', 'README.md'), 'the cart was slow');
  await writeFile(join(folder, 'notes', 'README.md'), 'the cart was slow');
});

test.afterAll(() => rm(folder, { recursive: true }));

async function chooseFolder(page: Page, name: string): Promise<void> {
  await page.goto('/');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose folder…' }).click();
  await (await chooser).setFiles(join(folder, name));
}

/**
 * Drops what lies at a path, as a browser does: a folder cannot be put together by a script.
 * @param shift by how many pixels the pointer is lower when it is let go
 */
async function dropPath(page: Page, path: string, shift = 0): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300 + (type === 'drop' ? shift : 0), data });
  }
}

test('a chosen folder is one source: its files are merged, and one that is no trace is a defect', async ({ page }) => {
  await chooseFolder(page, 'shop');
  await expectRows(page, 4);
  await page.getByRole('button', { name: /defect/ }).click();
  await expect(page.getByRole('dialog')).toContainText('shop/README.md: This is no trace that can be read');
});

test('a dropped folder opens', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Choose folder…' })).toBeVisible();
  await dropPath(page, join(folder, 'shop'));
  await expectRows(page, 4);
  await expect(page).toHaveURL(/file=folder(?:%20|\+)shop/);
});

test('a drop is not lost where what lies below the pointer changes as it is let go', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Choose folder…' })).toBeVisible();
  await dropPath(page, join(folder, 'shop'), 60);
  await expectRows(page, 4);
});

test('a folder dropped before anything can read it opens too', async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/static\/bar\./, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.getByRole('banner')).toBeVisible();
  await dropPath(page, join(folder, 'shop'));
  release();
  await expectRows(page, 4);
});

test('a folder of several traces is listed, with what in it is none', async ({ page }) => {
  await chooseFolder(page, 'several');
  await expect(page.getByRole('table', { name: 'Traces' }).getByRole('link')).toHaveCount(2);
  await expect(page.getByText('several/README.md: This is no trace')).toBeVisible();
});

test('a folder without a trace says so', async ({ page }) => {
  await chooseFolder(page, 'notes');
  await expect(page.getByRole('alert')).toContainText('The folder holds 1 file, none of which is a trace.');
});

const RESULT = {
  traceID: SHOP_TRACE_ID,
  rootServiceName: 'shop',
  rootTraceName: 'GET /cart',
  startTimeUnixNano: '1785578400123456789',
  durationMs: 120,
};

test('the answer to a search shows its list, and how its traces can be had', async ({ page }) => {
  await page.goto('/');
  const counted = { ...RESULT, traceID: 'ab'.repeat(16), serviceStats: { shop: { spanCount: 3, errorCount: 1 } } };
  await openWith(page, JSON.stringify({ traces: [RESULT, counted], metrics: {} }));
  await expect(page.getByRole('note')).toContainText('answer to a search in Tempo: 2 results, no spans');
  await expect(page.getByRole('row', { name: /shop › GET \/cart/ })).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Add a backend…' })).toBeVisible();
  await page
    .getByRole('link', { name: /GET \/cart/ })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`/trace/${SHOP_TRACE_ID}`));
  await expect(page.getByRole('alert')).toContainText('No backend is set up');
  await page.goBack();
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByRole('table', { name: 'Traces' })).toBeVisible();
});

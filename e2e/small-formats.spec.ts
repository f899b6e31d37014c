import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { otlpDocument } from './documents/otlp-document.ts';
import {
  CHROME_DOCUMENT,
  JOINED_TRACE_ID,
  SENTRY_DOCUMENT,
  SMALL_DOCUMENTS,
  ZIPKIN_DOCUMENT,
} from './documents/small-formats.ts';
import { expect, test } from './journey.ts';
import { expectRows, expectVerdict, openWith, rows, waterfall } from './on-page.ts';

interface NamedText {
  readonly name: string;
  readonly text: string;
}

async function choose(page: Page, files: readonly NamedText[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: /choose.*file|open.*file/i })
    .first()
    .click();
  const given = files.map(({ name, text }) => ({ name, mimeType: '', buffer: Buffer.from(text) }));
  await (await chooser).setFiles(given);
}

async function download(page: Page, name: RegExp): Promise<NamedText> {
  await page.getByRole('button', { name: 'Share' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name }).click();
  const file = await saved;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

for (const { name, text, title, rowCount, row } of SMALL_DOCUMENTS) {
  test(`${title}: a file opens, is saved as it came, and is the same as OTLP`, async ({ page }) => {
    await page.goto('/');
    await choose(page, [{ name, text }]);
    await expectRows(page, rowCount);
    await expect(rows(page, row).first()).toBeVisible();
    expect(await download(page, /as received/i)).toEqual({ name, text });
    await expectVerdict(page);
    const verdict = await page.getByRole('status', { name: 'Verdict' }).textContent();
    const { text: otlp } = await download(page, /as OTLP/i);
    await page.goto('/');
    await openWith(page, otlp);
    await expectRows(page, rowCount);
    await expect(page.getByRole('status', { name: 'Verdict' })).toHaveText(verdict ?? '');
  });
}

test('a span says what it was read as, and from what', async ({ page }) => {
  await page.goto('/');
  await choose(page, [ZIPKIN_DOCUMENT]);
  await expectRows(page, 2);
  await waterfall(page).press('Enter');
  const details = page.getByRole('article', { name: 'Span details' });
  await expect(details).toContainText('cart.zipkin.json');
  await expect(details).toContainText('Zipkin JSON');
  await details.getByRole('button', { name: 'As read, OTLP JSON' }).click();
  await expect(details).toContainText('made of Zipkin JSON');
  await expect(details.locator('pre').last()).toContainText('"startTimeUnixNano"');
});

test('a recording of threads has no date, and no fault for a thread that has nothing to do', async ({ page }) => {
  await page.goto('/');
  await choose(page, [CHROME_DOCUMENT]);
  await expectRows(page, 3);
  await expect(page.getByText(/of a clock without date/)).toBeVisible();
  await expect(page.getByRole('status', { name: 'Verdict' })).toContainText(/Nothing stands out/);
  await expect(page.getByText('1970')).toHaveCount(0);
});

test('files of different formats give one trace, and a fault is told with its file', async ({ page }) => {
  const parent = { id: '3', service: 'api', name: 'GET /api/cart on the server', from: 60, to: 200, parent: '2' };
  const otlp = JSON.stringify(otlpDocument(JOINED_TRACE_ID, [parent]));
  await page.goto('/');
  await choose(page, [SENTRY_DOCUMENT, { name: 'api.json', text: otlp.slice(0, -3) }]);
  await expectRows(page, 3);
  await page.getByRole('button', { name: /defect/ }).click();
  await expect(page.getByRole('dialog')).toContainText('api.json: ');
});

for (const width of [1440, 360]) {
  test(`a long name runs over nothing at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/');
    await choose(page, [SENTRY_DOCUMENT]);
    await expectRows(page, 2);
    const verdict = page.getByRole('status', { name: 'Verdict' });
    await expect(verdict).toContainText('shop@26.11');
    const [words, heading] = await Promise.all([
      verdict.boundingBox(),
      page.getByRole('heading', { level: 1 }).boundingBox(),
    ]);
    expect(words?.y ?? 0).toBeGreaterThan((heading?.y ?? 0) + (heading?.height ?? 0));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
}

test('attributes of a rewritten document are found in a search of its file', async ({ page }) => {
  await page.goto('/');
  await choose(page, [ZIPKIN_DOCUMENT]);
  await expectRows(page, 2);
  await page.evaluate((address) => {
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/search?file=${ZIPKIN_DOCUMENT.name}`);
  const form = page.getByRole('search', { name: 'Search traces' });
  await form.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Traces' })).toContainText('get /cart');
});

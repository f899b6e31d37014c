import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { otlpDocument } from './documents/otlp-document.ts';
import { SHOP_DOCUMENT, SHOP_SPANS, SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { expectRows, openBox, rows } from './on-page.ts';
import { startLongpole } from './servers/longpole.ts';

interface NamedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

function jsonFile(name: string, document: unknown): NamedFile {
  return { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(document)) };
}

async function choose(page: Page, files: NamedFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: /choose.*file|open.*file/i })
    .first()
    .click();
  await (await chooser).setFiles(files);
}

/** Gives the page what a browser gives it when a file is let go over it. */
async function drop(page: Page, text: string, name: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([content, fileName]) => {
      const data = new DataTransfer();
      data.items.add(new File([content ?? ''], fileName ?? '', { type: 'application/json' }));
      return data;
    },
    [text, name],
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('body', type, { dataTransfer: transfer });
  }
}

test('a chosen file opens', async ({ page }) => {
  await page.goto('/');
  await choose(page, [jsonFile('shop.json', SHOP_DOCUMENT)]);
  await expectRows(page, 4);
  await expect(page).toHaveURL(new RegExp(`/trace/${SHOP_TRACE_ID}`));
});

test('a gzip file opens', async ({ page }) => {
  await page.goto('/');
  const buffer = gzipSync(JSON.stringify(SHOP_DOCUMENT));
  await choose(page, [{ name: 'shop.json.gz', mimeType: 'application/gzip', buffer }]);
  await expectRows(page, 4);
});

test('a gzip file that was put together of several opens whole', async ({ page }) => {
  await page.goto('/');
  const text = JSON.stringify(SHOP_DOCUMENT);
  const parts = [text.slice(0, 99), '', text.slice(99, 500), text.slice(500)];
  const buffer = Buffer.concat(parts.map((part) => gzipSync(part)));
  await choose(page, [{ name: 'shop.json.gz', mimeType: 'application/gzip', buffer }]);
  await expectRows(page, 4);
});

test('several files are merged by trace id', async ({ page }) => {
  await page.goto('/');
  const halves = [SHOP_SPANS.slice(0, 2), SHOP_SPANS.slice(2)];
  await choose(
    page,
    halves.map((spans, index) => jsonFile(`part-${index}.json`, otlpDocument(SHOP_TRACE_ID, spans))),
  );
  await expectRows(page, 4);
});

test('files of which one cannot be read give the trace of the other, and say so', async ({ page }) => {
  await page.goto('/');
  const unreadable = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('the cart was slow') };
  await choose(page, [unreadable, jsonFile('shop.json', SHOP_DOCUMENT)]);
  await expectRows(page, 4);
  await expect(page.getByText('Not read: notes.txt.')).toBeVisible();
});

for (const [what, pack] of Object.entries({
  'UTF-16': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'gzip that is cut': (text: string) => gzipSync(text).subarray(0, -12),
})) {
  test(`a file in ${what} opens`, async ({ page }) => {
    await page.goto('/');
    await choose(page, [
      { name: 'shop.json', mimeType: 'application/json', buffer: pack(JSON.stringify(SHOP_DOCUMENT)) },
    ]);
    await expect(rows(page).first()).toBeVisible();
  });
}

test('a file of several traces gives a list that says what each is', async ({ page }) => {
  await page.goto('/');
  const other = otlpDocument('ab'.repeat(16), [
    { id: '1', service: 'mail', name: 'send', from: 0, to: 30, failed: 'bounced' },
  ]);
  await choose(page, [
    jsonFile('two.json', { resourceSpans: [...SHOP_DOCUMENT.resourceSpans, ...other.resourceSpans] }),
  ]);
  await expect(page.getByRole('link', { name: /GET \/cart/ })).toBeVisible();
  await page.getByRole('link', { name: /send/ }).click();
  await expectRows(page, 1);
  await page.goBack();
  await page.getByRole('link', { name: /GET \/cart/ }).click();
  await expectRows(page, 4);
});

for (const where of ['', 'trace/8a3c60f7d188f8fa79d48a391a778fa6?example=none']) {
  test(`a file dropped on /${where.slice(0, 6)} opens`, async ({ page }) => {
    await page.goto(where);
    await expect(openBox(page)).toBeVisible();
    await drop(page, JSON.stringify(SHOP_DOCUMENT), 'shop.json');
    await expectRows(page, 4);
  });
}

test('a document pasted anywhere opens', async ({ page }) => {
  await page.goto('/');
  await expect(openBox(page)).toBeVisible();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, JSON.stringify(SHOP_DOCUMENT));
  await expectRows(page, 4);
});

test('a file never leaves the browser', async ({ page }) => {
  await page.goto('/');
  await expect(openBox(page)).toBeVisible();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await choose(page, [jsonFile('shop.json', SHOP_DOCUMENT)]);
  await expectRows(page, 4);
  expect(sent).toEqual([]);
});

test('bytes that are no trace: what was seen, what can be read', async ({ page }) => {
  await page.goto('/');
  await choose(page, [
    { name: 'holiday.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]) },
  ]);
  await expect(page.getByRole('alert')).toContainText('holiday.jpg');
  await expect(page.getByRole('alert')).toContainText(/OTLP JSON/);
});

test('a file given on the command line is offered on the first page', async ({ page }, info) => {
  const path = info.outputPath('offered.json');
  await writeFile(path, JSON.stringify(SHOP_DOCUMENT));
  const offering = await startLongpole([path]);
  try {
    await page.goto(offering.url);
    await page.getByRole('link', { name: /offered\.json/ }).click();
    await expectRows(page, 4);
  } finally {
    await offering.stop();
  }
});

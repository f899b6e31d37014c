import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { violations } from './axe.ts';
import { clipboard } from './clipboard.ts';
import { otlpDocument } from './documents/otlp-document.ts';
import { LINKED_TRACE_ID, TOLD_DOCUMENT, TOLD_TRACE_ID } from './documents/told-trace.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, openWith, rows, waterfall } from './on-page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Opens the details of the span that has something of everything. */
async function openTold(page: Page): Promise<Locator> {
  await page.goto('/');
  await openWith(page, JSON.stringify(TOLD_DOCUMENT));
  await page.getByRole('link', { name: /quote/ }).first().click();
  await expectRows(page, 2);
  await chooseRow(rows(page, /quote/));
  await waterfall(page).press('Enter');
  const details = page.getByRole('article', { name: 'Span details' });
  await expect(details.getByRole('heading', { name: 'Database' })).toBeVisible();
  return details;
}

/** The row of an attribute, by its key: a definition with its term. */
function attribute(details: Locator, key: string): Locator {
  return details.locator('dl > div').filter({ has: details.page().locator('dt', { hasText: key }) });
}

test('attributes stand in groups, what matters to the kind of span first', async ({ page }) => {
  const details = await openTold(page);
  await expect(async () => {
    const headings = await details.getByRole('heading', { level: 4 }).allTextContents();
    const titles = headings.map((heading) => heading.replace(/,.*$/, ''));
    expect(titles.slice(0, 4)).toEqual(['Database', 'RPC', 'HTTP', 'Network']);
    expect(titles).toContain('Service');
  }).toPass();
});

test('an older name tells today’s, and stands in its group', async ({ page }) => {
  const details = await openTold(page);
  await expect(attribute(details, 'http.method')).toContainText('now http.request.method');
  await expect(attribute(details, 'net.peer.name')).toContainText('now server.address');
});

test('codes, sizes, durations and moments are told in words', async ({ page }) => {
  const details = await openTold(page);
  for (const [key, words] of [
    ['rpc.grpc.status_code', 'UNAVAILABLE'],
    ['http.status_code', 'Service Unavailable'],
    ['db.response.status_code', 'deadlock'],
    ['http.response.body.size', '45.3 kB'],
    ['shop.queue.wait_ms', '2.50 s'],
    ['shop.placed.timestamp', '20 Nov 2026, 11:59:50.000 UTC'],
    ['sampler.param', '1 % are kept'],
  ] as const) {
    await expect(attribute(details, key)).toContainText(words);
  }
});

test('long values are laid out, shown raw on request, and copied raw', async ({ page }) => {
  const details = await openTold(page);
  const query = attribute(details, 'db.statement');
  await expect(query.locator('pre')).toContainText(/\nLEFT JOIN customers c .*\nWHERE/);
  await query.getByRole('button', { name: /^Raw/ }).click();
  await expect(query.locator('pre')).toBeHidden();
  await expect(query).toContainText('orders o LEFT JOIN customers');
  await query.hover();
  await query.getByRole('button', { name: /^Copy/ }).click();
  await expect.poll(() => clipboard(page)).toMatch(/^SELECT o\.id.* LIMIT 50$/);
  await expect(attribute(details, 'shop.payload').locator('pre')).toContainText('"id": 9007199254740993,');
  await expect(attribute(details, 'url.full').first()).toContainText('Jürgen Müller');
});

test('the filter looks into all groups', async ({ page }) => {
  const details = await openTold(page);
  await details.getByRole('searchbox', { name: 'Filter attributes' }).fill('deadlock');
  await expect(details.getByText('0 of 18 contain this.')).toBeVisible();
  await details.getByRole('searchbox', { name: 'Filter attributes' }).fill('40p01');
  await expect(details.getByText('1 of 18 contain this.')).toBeVisible();
});

test('events stand in order of time, and a stack keeps the program’s own frames in sight', async ({ page }) => {
  const details = await openTold(page);
  const events = details.getByRole('listitem').filter({ hasText: /cache miss|IllegalStateException/ });
  await expect(events.first()).toContainText('cache miss');
  await expect(events.first()).toContainText('+120 ms');
  await expect(events.last()).toContainText('PriceService.java:42');
  await expect(events.last()).toContainText('the store is gone');
  await expect(events.last()).not.toContainText('DispatcherServlet');
  await events.last().getByRole('button', { name: '3 frames of Spring and Java' }).click();
  await expect(events.last()).toContainText('DispatcherServlet');
  await events.last().getByRole('button', { name: 'Copy stack trace' }).click();
  await expect.poll(() => clipboard(page)).toContain('ApplicationFilterChain');
});

test('an event’s time, pressed, keeps its moment on the axis until pressed again', async ({ page }) => {
  const details = await openTold(page);
  const time = details.getByRole('button', { name: /^\+120 ms · \+120 ms, show on the time axis/ });
  await time.click();
  await expect(time).toHaveAttribute('aria-pressed', 'true');
  await time.click();
  await expect(time).toHaveAttribute('aria-pressed', 'false');
});

test('a link opens its trace in place, and back is where one was', async ({ page }) => {
  const details = await openTold(page);
  await details.getByRole('button', { name: 'Open the linked trace' }).click();
  await expect(page).toHaveURL(new RegExp(LINKED_TRACE_ID));
  await expect(details).toContainText('place order');
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(TOLD_TRACE_ID));
  await expect(rows(page, /quote/)).toHaveAttribute('aria-selected', 'true');
});

test('a link within the trace selects its span', async ({ page }) => {
  const details = await openTold(page);
  await details.getByRole('button', { name: /Go to prices › read store/ }).click();
  await expect(rows(page, /read store/)).toHaveAttribute('aria-selected', 'true');
  await expect(details.getByRole('heading', { level: 2 })).toContainText('read store');
});

test('resource, scope, sampling and what was dropped are told', async ({ page }) => {
  const details = await openTold(page);
  for (const text of [
    'k8s.pod.name',
    'shop.prices 2.0.1',
    'sampled, remote parent',
    'each stands for about 100',
    '3 attributes dropped',
    '2 events dropped',
    '4 links dropped',
    '1 attribute dropped',
  ]) {
    await expect(details).toContainText(text);
  }
});

test('the span as received can be read, copied and saved', async ({ page }) => {
  const details = await openTold(page);
  await details.getByRole('button', { name: 'As received' }).click();
  await expect(details.locator('pre').last()).toContainText('"traceState": "ot=th:fd70a4,vendor=opaque"');
  await details.getByRole('button', { name: 'Copy what was received' }).click();
  await expect.poll(() => clipboard(page)).toContain('"name": "quote"');
  const download = page.waitForEvent('download');
  await details.getByRole('button', { name: 'Download' }).click();
  expect(JSON.parse(await readFile(await (await download).path(), 'utf8'))).toMatchObject({ name: 'quote' });
});

test('of a span that is large as received, the beginning is shown', async ({ page }) => {
  const attributes = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`key.${i}`, 'x'.repeat(200)]));
  await page.goto('/');
  await openWith(
    page,
    JSON.stringify(otlpDocument(TOLD_TRACE_ID, [{ id: 'a1', name: 'large', from: 0, to: 1, attributes }])),
  );
  await expectRows(page, 1);
  await waterfall(page).press('Enter');
  // Above it figures still come, and would move it away from under a pointer.
  await page.getByRole('button', { name: 'As received' }).press('Enter');
  await expect(page.getByText('The first 200 kB of')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 3000 } });

      test('axe finds nothing, and nothing is cut off at the side', async ({ page }) => {
        const details = await openTold(page);
        await details.getByRole('button', { name: 'As received' }).click();
        await details.getByRole('button', { name: /frames of Spring/ }).click();
        await expect(details.locator('pre').last()).toContainText('traceState');
        expect(await violations(page, '[aria-label="Span details"]')).toEqual([]);
        expect(await details.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      });
    });
  }
}

import { SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { expectRows, openBox, openWith } from './on-page.ts';
import { startFailing } from './servers/failing.ts';
import { type StaticServer, startStatic } from './servers/static.ts';

let served: StaticServer;

test.beforeAll(async () => {
  served = await startStatic('/tools/longpole/');
});

test.afterAll(() => served.stop());

test('below a path, with nothing but files, examples open and reload', async ({ page }) => {
  await page.goto(served.url);
  await page
    .getByRole('link', { name: /product-sequential|one after another/i })
    .first()
    .click();
  await expect(page).toHaveURL(/\/tools\/longpole\/trace\//);
  await expect(page.getByRole('treegrid', { name: 'Waterfall' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('treegrid', { name: 'Waterfall' })).toBeVisible();
  expect(served.outside()).toEqual([]);
});

test('a config.json beside the page names backends that are asked directly, and their links', async ({ page }) => {
  const upstream = await startFailing();
  const url = upstream.base('cross-origin');
  const links = [{ on: 'trace', text: 'Logs', url: 'https://logs.example/?id={traceId}&until={end|iso}' }];
  const config = { backends: [{ name: 'shop', kind: 'jaeger', url, links }] };
  const configured = await startStatic('/tools/longpole/', config);
  await page.goto(configured.url);
  await openWith(page, SHOP_TRACE_ID);
  await expectRows(page, 4);
  await page.getByRole('button', { name: 'Links' }).click();
  const href = new RegExp(`^https://logs\\.example/\\?id=${SHOP_TRACE_ID}&until=20..-`);
  await expect(page.getByRole('menuitem', { name: 'Logs' })).toHaveAttribute('href', href);
  await page.reload();
  await expectRows(page, 4);
  await configured.stop();
  await upstream.stop();
});

test('what a config.json says in vain is told where the backends stand', async ({ page }) => {
  const config = { backends: [{ name: 'shop' }, { name: 'mail', kind: 'jeager', url: 'http://127.0.0.1:9/' }] };
  const configured = await startStatic('/', config);
  await page.goto(configured.url);
  await expect(page.getByRole('note')).toContainText('“shop” has no “url”.');
  await expect(page.getByRole('note')).toContainText('“mail” is of a “kind” that is none of jaeger, tempo and zipkin.');
  await configured.stop();
  await page.goto(served.url);
  await expect(page.getByText('None yet.')).toBeVisible();
  await expect(page.getByRole('note')).toHaveCount(0);
});

test('below a path, the way back to the first page stays below it', async ({ page }) => {
  await page.goto(`${served.url}trace/5b8aa5a2d2c872e8321cf37308d69df2?example=none`);
  await page.getByRole('link', { name: 'Longpole' }).click();
  await expect(page).toHaveURL(served.url);
  await expect(openBox(page)).toBeVisible();
});

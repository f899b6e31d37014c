import type { Page } from '@playwright/test';
import { SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, rows } from './on-page.ts';
import { type FailingServer, startFailing } from './servers/failing.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';
import { type NotingProxy, startNotingProxy } from './servers/noting-proxy.ts';

let upstream: FailingServer;
let viewer: Longpole;
let proxy: NotingProxy;

const PLACE = `trace/${SHOP_TRACE_ID}?backend=shop`;

test.beforeEach(async () => {
  upstream = await startFailing();
  viewer = await startLongpole(backendOptions({ shop: `tempo+${upstream.base('working')}` }));
  proxy = await startNotingProxy(viewer.url);
});

test.afterEach(async () => {
  await proxy.stop();
  await viewer.stop();
  await upstream.stop();
});

/** Opens a place, uses it, and returns what the server was asked for until it was asked for nothing for a second. */
async function visit(page: Page, place: string): Promise<string[]> {
  await page.goto(proxy.url + place);
  await expectRows(page, 4);
  await expect(page.getByRole('list', { name: 'Findings' })).toBeVisible();
  await chooseRow(rows(page, /quote/));
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('no price for item 7');
  const asked: string[] = [];
  for (let latest = proxy.takeNotes(); latest.length > 0; latest = proxy.takeNotes()) {
    asked.push(...latest);
    await page.waitForTimeout(1000);
  }
  return asked;
}

test('a second visit asks for the trace alone, however it is looked at', async ({ page, context }) => {
  expect(await visit(page, PLACE)).toContain(`/trace/${SHOP_TRACE_ID}`);
  const trace = `/backends/shop/api/v2/traces/${SHOP_TRACE_ID}`;
  expect(await visit(await context.newPage(), PLACE)).toEqual([trace]);
  expect(await visit(await context.newPage(), `${PLACE}&panel=findings`)).toEqual([trace]);
});

test('another trace asks for its page beside', async ({ page, context }) => {
  await visit(page, PLACE);
  const other = 'f'.repeat(32);
  const asked = await visit(await context.newPage(), `trace/${other}?backend=shop`);
  expect(asked).toEqual([`/trace/${other}`, `/backends/shop/api/v2/traces/${other}`]);
});

test('reloading asks for the page too, which may be another', async ({ page }) => {
  await visit(page, PLACE);
  await page.reload();
  await expectRows(page, 4);
  expect(proxy.takeNotes()).toContain(`/trace/${SHOP_TRACE_ID}`);
});

test('a page kept from before an upgrade, whose scripts are gone, comes anew', async ({ page }) => {
  const path = `**/trace/${SHOP_TRACE_ID}*`;
  await page.route(path, async (route) => {
    const answer = await route.fetch();
    const old = (await answer.text()).replaceAll(/\/(early|page)\.[0-9a-f]{12}\.js/g, '/$1.0123456789ab.js');
    await route.fulfill({ response: answer, body: old });
    await page.unroute(path);
  });
  await page.goto(proxy.url + PLACE);
  await expectRows(page, 4);
});

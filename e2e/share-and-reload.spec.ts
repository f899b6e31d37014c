import { SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { expectRows, openWith, rows } from './on-page.ts';
import { type FailingServer, startFailing } from './servers/failing.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';

let upstream: FailingServer;
let longpole: Longpole;

test.beforeAll(async () => {
  upstream = await startFailing();
  longpole = await startLongpole(backendOptions({ tempo: `tempo+${upstream.base('working')}` }));
});

test.afterAll(async () => {
  await longpole.stop();
  await upstream.stop();
});

test('the address shows the same when opened anew, the selected span too', async ({ page, context }) => {
  await page.goto(longpole.url);
  await openWith(page, SHOP_TRACE_ID);
  await expectRows(page, 4);
  await rows(page, /SELECT items/).click();
  await expect(page).toHaveURL(/backend=tempo/);
  await expect(page).toHaveURL(/span=00000000000000c3/);
  const other = await context.newPage();
  await other.goto(page.url());
  await expectRows(other, 4);
  await expect(rows(other, /SELECT items/)).toHaveAttribute('aria-selected', 'true');
});

test('reload asks again', async ({ page }) => {
  await page.goto(`${longpole.url}trace/${SHOP_TRACE_ID}?backend=tempo`);
  await expectRows(page, 4);
  const before = upstream.requests.length;
  await page.reload();
  await expectRows(page, 4);
  expect(upstream.requests.length).toBeGreaterThan(before);
});

test('back and forward go between pages, not between every step', async ({ page }) => {
  await page.goto(longpole.url);
  await openWith(page, SHOP_TRACE_ID);
  await expectRows(page, 4);
  await rows(page, /quote/).click();
  await rows(page, /load cart/).click();
  await page.goBack();
  await expect(page).toHaveURL(longpole.url);
  await page.goForward();
  await expectRows(page, 4);
});

test('the title of the tab says what is open', async ({ page }) => {
  await page.goto(`${longpole.url}trace/${SHOP_TRACE_ID}?backend=tempo`);
  await expect(page).toHaveTitle(/GET \/cart/);
});

import { SHOP_DOCUMENT, SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, openWith, rows } from './on-page.ts';
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
  await chooseRow(rows(page, /SELECT items/));
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

test('back and forward go between pages and selections, not between all that were looked through', async ({ page }) => {
  await page.goto(longpole.url);
  await openWith(page, SHOP_TRACE_ID);
  await expectRows(page, 4);
  // Within a moment: on a slow machine two clicks from here would be as far apart as two steps.
  await rows(page).evaluateAll((all: HTMLElement[]) => {
    for (const name of ['quote', 'load cart']) all.find((row) => row.textContent?.includes(name))?.click();
  });
  await expect(page).toHaveURL(/span=00000000000000b2/);
  await page.goBack();
  await expect(page.getByRole('row', { selected: true })).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL(longpole.url);
  await page.goForward();
  await expectRows(page, 4);
  await page.goForward();
  await expect(rows(page, /load cart/)).toHaveAttribute('aria-selected', 'true');
});

test('the title of the tab says what is open', async ({ page }) => {
  await page.goto(`${longpole.url}trace/${SHOP_TRACE_ID}?backend=tempo`);
  await expect(page).toHaveTitle(/GET \/cart/);
});

test('a span that the trace does not have is said to be missing, and the trace stands', async ({ page }) => {
  await page.goto(`${longpole.url}trace/${SHOP_TRACE_ID}?backend=tempo&span=00000000000000ff`);
  await expectRows(page, 4);
  await expect(page.getByText('No span 00000000000000ff in this trace.')).toBeVisible();
  await chooseRow(rows(page, /quote/));
  await expect(page.getByText('No span 00000000000000ff in this trace.')).toBeHidden();
});

test('a file given again at its address is shown as the address says', async ({ page }) => {
  const address = `trace/${SHOP_TRACE_ID}?file=shop.json&span=00000000000000c3`;
  await page.goto(longpole.url + address);
  const shop = { name: 'shop.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(SHOP_DOCUMENT)) };
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await (await chooser).setFiles(shop);
  await expectRows(page, 4);
  await expect(rows(page, /SELECT items/)).toHaveAttribute('aria-selected', 'true');
  expect(page.url()).toBe(longpole.url + address);
});

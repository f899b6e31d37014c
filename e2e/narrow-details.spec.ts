import type { Page } from '@playwright/test';
import { SHOP_DOCUMENT, SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, openWith, rows, waterfall } from './on-page.ts';
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

function address(span = ''): string {
  return `${longpole.url}trace/${SHOP_TRACE_ID}?backend=tempo${span === '' ? '' : `&span=${span}`}`;
}

function bar(page: Page) {
  return page.getByRole('region', { name: 'Selected span' });
}

function panel(page: Page) {
  return page.getByRole('complementary', { name: 'Details' });
}

async function openFromBar(page: Page): Promise<void> {
  await page.goto(address());
  await expectRows(page, 4);
  await chooseRow(rows(page, /SELECT items/));
  await bar(page)
    .getByRole('button', { name: /Details/ })
    .click();
  await expect(panel(page)).toContainText('postgresql');
}

for (const width of [360, 800]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 740 } });

    test('a row that is tapped is told of below the bars', async ({ page }) => {
      await page.goto(address());
      await expectRows(page, 4);
      await expect(bar(page)).toBeHidden();
      await chooseRow(rows(page, /SELECT items/));
      for (const text of ['db › SELECT items', '70.0 ms']) await expect(bar(page)).toContainText(text);
      // On its name: in the middle of the row is the finding's number, which shows the finding.
      await chooseRow(rows(page, /quote/));
      for (const text of ['prices › quote', 'Error']) await expect(bar(page)).toContainText(text);
    });

    test('what is told opens the details, and takes the focus there', async ({ page }) => {
      await openFromBar(page);
      await expect(bar(page)).toBeHidden();
      await expect(panel(page)).toBeFocused();
    });

    test('the details follow the rows that are tapped', async ({ page }) => {
      await openFromBar(page);
      await chooseRow(rows(page, /GET \/cart/));
      await expect(panel(page)).toContainText('/cart');
    });

    test('Escape closes the details, wherever the focus is', async ({ page }) => {
      await openFromBar(page);
      await page.keyboard.press('Escape');
      await expect(panel(page)).toBeHidden();
      await expect(waterfall(page)).toBeFocused();
      await waterfall(page).press('Enter');
      await expect(panel(page)).toBeVisible();
      await waterfall(page).press('Escape');
      await expect(panel(page)).toBeHidden();
    });

    test('going back closes the details and leaves the trace', async ({ page }) => {
      await openFromBar(page);
      await page.goBack();
      await expect(panel(page)).toBeHidden();
      await expect(bar(page)).toContainText('SELECT items');
      await page.goForward();
      await expect(panel(page)).toContainText('postgresql');
    });

    test('closing keeps the selection and leaves no step of its own in the history', async ({ page }) => {
      await page.goto(longpole.url);
      await openWith(page, JSON.stringify(SHOP_DOCUMENT));
      await expectRows(page, 4);
      await chooseRow(rows(page, /SELECT items/));
      await bar(page)
        .getByRole('button', { name: /Details/ })
        .click();
      await chooseRow(rows(page, /GET \/cart/));
      await expect(page).toHaveURL(/span=00000000000000a1/);
      await panel(page).getByRole('button', { name: 'Close the panel' }).click();
      await expect(bar(page)).toContainText('GET /cart');
      // The bar comes before the step is taken back.
      await expect.poll(() => page.evaluate(() => history.state)).toBe('closed');
      await expect(page).toHaveURL(/span=00000000000000a1/);
      await page.goBack();
      await expect(page).not.toHaveURL(/span=/);
      await page.goBack();
      await expect(page).toHaveURL(longpole.url);
    });

    test('a link to a span opens with its details', async ({ page }) => {
      await page.goto(address('00000000000000c3'));
      await expect(panel(page)).toContainText('postgresql');
      await expect(rows(page, /SELECT items/)).toBeInViewport();
      await panel(page).getByRole('button', { name: 'Close the panel' }).click();
      await expect(bar(page)).toContainText('SELECT items');
      await page.reload();
      await expect(bar(page)).toContainText('SELECT items');
    });

    test('nothing need be selected', async ({ page }) => {
      await page.goto(address());
      await expectRows(page, 4);
      await chooseRow(rows(page, /quote/));
      await bar(page).getByRole('button', { name: 'Select no span' }).click();
      await expect(bar(page)).toBeHidden();
      await expect(waterfall(page)).toBeFocused();
      await expect(page).not.toHaveURL(/span=/);
    });

    test('the rows stay where they are while the rest of the page comes, and when the details open', async ({
      page,
    }) => {
      await page.goto(address());
      await expectRows(page, 4);
      const top = async () => (await page.getByRole('region', { name: 'Spans over time' }).boundingBox())?.y;
      const before = await top();
      await expect(page.getByRole('button', { name: 'Reload the trace' })).toBeVisible();
      await expect(page.getByRole('status', { name: 'Verdict' })).toContainText('is one leaf');
      expect(await top()).toBe(before);
      await page.getByRole('button', { name: 'Show details' }).click();
      await expect(panel(page)).toBeVisible();
      expect(await top()).toBe(before);
    });
  });
}

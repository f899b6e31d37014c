import type { Page } from '@playwright/test';
import { SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, rows } from './on-page.ts';
import { type FailingServer, startFailing } from './servers/failing.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';

let upstream: FailingServer;
let longpole: Longpole;

test.beforeEach(async () => {
  upstream = await startFailing();
  longpole = await startLongpole(backendOptions({ tempo: `tempo+${upstream.base('working')}` }));
});

test.afterEach(async () => {
  await longpole.stop();
  await upstream.stop();
});

function details(page: Page) {
  return page.getByRole('complementary', { name: 'Details' });
}

/** Opens the trace, and crashes the worker that keeps its bytes. */
async function openAndCrash(page: Page): Promise<void> {
  await page.goto(`${longpole.url}trace/${SHOP_TRACE_ID}?backend=tempo`);
  await expectRows(page, 4);
  await chooseRow(rows(page, /quote/));
  await expect(details(page)).toContainText('no price for item 7');
  for (const worker of page.workers()) {
    await worker.evaluate(() => {
      setTimeout(() => {
        throw new Error('the unexpected');
      });
    });
  }
  await chooseRow(rows(page, /SELECT items/));
  await expect(details(page).getByRole('alert')).toContainText('could not be read');
}

test('Retry reads the trace once more, and the details come', async ({ page }) => {
  await openAndCrash(page);
  const asked = upstream.requests.length;
  await details(page).getByRole('button', { name: 'Retry' }).click();
  await expect(details(page)).toContainText('postgresql');
  expect(upstream.requests.length).toBeGreaterThan(asked);
  await expect(rows(page, /SELECT items/)).toHaveAttribute('aria-selected', 'true');
  await chooseRow(rows(page, /quote/));
  await expect(details(page)).toContainText('no price for item 7');
});

test('where it cannot be read any more, Retry says so and the trace stays', async ({ page }) => {
  await openAndCrash(page);
  await upstream.stop();
  await details(page).getByRole('button', { name: 'Retry' }).click();
  await expect(details(page).getByRole('alert')).toContainText(/refused/);
  await expectRows(page, 4);
});

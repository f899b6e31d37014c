import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './journey.ts';
import { expectRows, openBox } from './on-page.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';

const EXAMPLES = join(import.meta.dirname, '..', 'dist', 'static', 'examples');

const NAMES = [
  'checkout-4s',
  'checkout-1s',
  'dns-30s',
  'product-sequential',
  'n-plus-one',
  'error-echoes',
  'after-the-answer',
  'clock-off',
  'incomplete',
  'batch-20k',
];

let longpole: Longpole;

test.beforeAll(async () => {
  longpole = await startLongpole(backendOptions({ night: 'jaeger+http://127.0.0.1:9/' }));
});

test.afterAll(() => longpole.stop());

/** Spans in an example, counted without reading it as a trace. */
function spanCount(name: string): number {
  return readFileSync(join(EXAMPLES, `${name}.json`), 'utf8').split('"startTimeUnixNano"').length - 1;
}

test('the box has the focus of the page, and the backends are named', async ({ page }) => {
  await page.goto(longpole.url);
  await expect(openBox(page)).toBeVisible();
  await expect(page.getByText('night').first()).toBeVisible();
});

for (const name of NAMES) {
  test(`the example ${name} opens with all its spans`, async ({ page }) => {
    await page.goto(longpole.url);
    await page.locator(`a[href*="example=${name}"]`).first().click();
    await expectRows(page, spanCount(name));
    await expect(page).toHaveURL(new RegExp(`/trace/[0-9a-f]{32}\\?example=${name}`));
  });
}

test('opened traces are listed as recent, and can be removed', async ({ page }) => {
  await page.goto(longpole.url);
  await page.locator('a[href*="example=clock-off"]').first().click();
  await expectRows(page, spanCount('clock-off'));
  await page.getByRole('link', { name: 'Longpole' }).click();
  const recent = page.getByRole('list', { name: /recent/i });
  await expect(recent.getByRole('listitem')).toHaveCount(1);
  await page.reload();
  await recent.getByRole('button', { name: /remove/i }).click();
  await expect(recent).toBeHidden();
});

test('an address that is none of ours says so, and offers the way back', async ({ page }) => {
  await page.goto(`${longpole.url}no/such/page`);
  await expect(openBox(page)).toBeVisible();
  await expect(page.getByText(/no page|not found|nothing here/i).first()).toBeVisible();
});

test('what stands around the page comes as soon as that is painted', async ({ page }) => {
  // After a while it comes anyway; that while never ends here.
  await page.addInitScript(() => {
    const { setTimeout } = window;
    Object.assign(window, {
      setTimeout: (act: () => void, delay = 0) => (delay >= 1000 ? 0 : setTimeout(act, delay)),
    });
  });
  await page.goto(longpole.url);
  await expect(page.getByRole('banner').getByRole('link', { name: 'Search traces' })).toBeVisible();
});

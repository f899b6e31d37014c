import { expect, test } from './journey.ts';
import { openBox } from './on-page.ts';
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

test('below a path, the way back to the first page stays below it', async ({ page }) => {
  await page.goto(`${served.url}trace/5b8aa5a2d2c872e8321cf37308d69df2?example=none`);
  await page.getByRole('link', { name: 'Longpole' }).click();
  await expect(page).toHaveURL(served.url);
  await expect(openBox(page)).toBeVisible();
});

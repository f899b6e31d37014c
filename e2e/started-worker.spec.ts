import { expect, test } from './journey.ts';
import { rows } from './on-page.ts';

const EXAMPLE = 'trace/64bbaca45aa1fed1d9759a34af6c85de?example=checkout-4s';
const WORKER = /\/static\/trace\.worker\.[0-9a-f]+\.js$/;
const FIRST_SCRIPT = /\/static\/early\.[0-9a-f]+\.js$/;

test('the page of a trace starts its worker before any script is there, and keeps to that one', async ({ page }) => {
  const started = page.waitForEvent('worker');
  await page.route(FIRST_SCRIPT, async (route) => {
    await started;
    await route.continue();
  });
  await page.goto(EXAMPLE);
  await expect(rows(page).first()).toBeVisible();
  expect(page.workers().map((worker) => worker.url())).toEqual([expect.stringMatching(WORKER)]);
});

test('a page without a trace starts none', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('combobox').first()).toBeVisible();
  expect(page.workers()).toEqual([]);
});

test('where that worker does not come, the page starts another', async ({ page }) => {
  const failed = page.waitForEvent('requestfailed', (request) => WORKER.test(request.url()));
  await page.route(WORKER, (route) => route.abort(), { times: 1 });
  await page.route(FIRST_SCRIPT, async (route) => {
    await failed;
    await page.waitForFunction(() => window.startedWorker === undefined);
    await route.continue();
  });
  await page.goto(EXAMPLE, { waitUntil: 'commit' });
  await expect(rows(page).first()).toBeVisible();
});

import { join } from 'node:path';
import { expect, test } from './journey.ts';
import { expectRows, openWith, rows, waterfall } from './on-page.ts';
import { type Jaeger, makeHotrodTrace, makeHugeTrace, startJaeger, storedSpanCount } from './servers/jaeger.ts';
import { prepareJaeger } from './servers/jaeger-binaries.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';

const DIST = join(import.meta.dirname, '..', 'dist');

let jaeger: Jaeger;
let longpole: Longpole;
let hotrod: string;

test.beforeAll(async () => {
  test.setTimeout(1_200_000);
  const missing = await prepareJaeger();
  test.skip(missing !== null && process.env.CI !== 'true', missing ?? '');
  jaeger = await startJaeger({ assetsPath: DIST });
  hotrod = await makeHotrodTrace(jaeger);
  longpole = await startLongpole(backendOptions({ jaeger: jaeger.url }));
});

test.afterAll(async () => {
  await longpole?.stop();
  await jaeger?.stop();
});

test("HotROD's trace is shown as Jaeger has it", async ({ page }) => {
  await page.goto(longpole.url);
  await openWith(page, hotrod);
  await expect(page).toHaveURL(new RegExp(`/trace/${hotrod}`));
  await expectRows(page, await storedSpanCount(jaeger, hotrod));
  await expect(rows(page, /frontend.*\/dispatch/).first()).toHaveAttribute('aria-level', '1');
});

test('a trace of 30,000 spans is shown whole, and its last row can be reached', async ({ page }) => {
  test.setTimeout(180_000);
  const huge = await makeHugeTrace(jaeger, 30_000);
  await page.goto(`${longpole.url}trace/${huge}?backend=jaeger`);
  await expectRows(page, 30_001);
  await waterfall(page).focus();
  await page.keyboard.press('End');
  await expect(waterfall(page).locator('[aria-rowindex="30001"]')).toBeVisible();
});

test('an id that Jaeger does not have is told in its words', async ({ page }) => {
  await page.goto(`${longpole.url}trace/0af7651916cd43dd8448eb211c80319c?backend=jaeger`);
  await expect(page.getByRole('alert')).toContainText(/no traces? found|trace not found/i);
});

test('Jaeger serves the page itself, below its base path, and the page asks it', async ({ page }) => {
  await page.goto(`${jaeger.url}trace/${hotrod}`);
  await expectRows(page, await storedSpanCount(jaeger, hotrod));
  await page.goto(jaeger.url);
  await openWith(page, hotrod.toUpperCase());
  await expect(page).toHaveURL(new RegExp(`/jaeger/trace/${hotrod}`));
  await expectRows(page, await storedSpanCount(jaeger, hotrod));
});

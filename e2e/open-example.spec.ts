import { SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { expectRows, openBox, openWith } from './on-page.ts';
import { startFailing } from './servers/failing.ts';
import { backendOptions, startLongpole } from './servers/longpole.ts';

/** Of the example “checkout-4s”, which has 11 spans. */
const ID = '64bbaca45aa1fed1d9759a34af6c85de';
const EXAMPLE = new RegExp(`/trace/${ID}\\?.*example=checkout-4s`);

test('an example’s id opens the example where there is no backend', async ({ page }) => {
  await page.goto('');
  await openBox(page).fill(ID);
  await expect(page.getByRole('option', { name: 'opens the example checkout-4s' })).toBeVisible();
  await openBox(page).press('Enter');
  await expect(page).toHaveURL(EXAMPLE);
  await expectRows(page, 11);
});

test('so does a log line with it, at once, from any page', async ({ page }) => {
  await page.goto('search');
  await openWith(page, `level=error trace_id=${ID.toUpperCase()} msg=slow`);
  await expect(page).toHaveURL(EXAMPLE);
});

test('so does an address that says no more than the id and how it is looked at', async ({ page }) => {
  await page.goto(`trace/${ID}?v=2&filter=stripe`);
  await expectRows(page, 11);
  await expect(page).toHaveURL(EXAMPLE);
  await expect(page).toHaveURL(/filter=stripe/);
  await expect(page.getByRole('combobox', { name: 'Filter spans' })).toHaveValue('stripe');
});

test('an id that no example has still asks for a backend', async ({ page }) => {
  await page.goto('');
  await openBox(page).fill(SHOP_TRACE_ID);
  await expect(page.getByText('No backend to ask.')).toBeVisible();
  await page.goto(`trace/${SHOP_TRACE_ID}`);
  await expect(page.getByRole('alert')).toContainText('No backend is set up');
});

test('with a backend, it is asked first, and the example is another choice', async ({ page }) => {
  const upstream = await startFailing();
  const longpole = await startLongpole(backendOptions({ tempo: `tempo+${upstream.base('working')}` }));
  await page.goto(longpole.url);
  await openBox(page).fill(ID);
  await expect(page.getByRole('option')).toHaveText([/opens from\s*tempo/, /or the example\s*checkout-4s/]);
  await openBox(page).press('ArrowDown');
  await openBox(page).press('Enter');
  await expect(page).toHaveURL(EXAMPLE);
  await longpole.stop();
  await upstream.stop();
});

test('beside the duration of a trace that went on after the answer stands when that was', async ({ page }) => {
  await page.goto('trace/a607a9833f503d9f6fc0a56b30967fb4?example=after-the-answer');
  await expectRows(page, 7);
  const answer = page.getByText('answer after 50.0 ms', { exact: true });
  await expect(answer).toHaveAttribute('title', /request itself.* took 50\.0 ms; the trace.* 750 ms/);
  const services = page.getByText('2 services', { exact: true });
  await expect(services).toHaveCSS('position', 'static');
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(answer).toBeInViewport({ ratio: 1 });
  await expect(services).toHaveCSS('position', 'absolute');
  await page.goto(`trace/${ID}?example=checkout-4s`);
  await expectRows(page, 11);
  await expect(page.getByRole('button', { name: 'Copy trace id' })).toBeVisible();
  await expect(page.getByText('answer after')).toHaveCount(0);
});

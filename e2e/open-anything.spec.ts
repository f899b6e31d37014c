import { SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { expectRows, openBox, openWith } from './on-page.ts';
import { type FailingServer, startFailing } from './servers/failing.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';

const SPAN = '00000000000000c3';
const BASE = '/tools/longpole/';

let upstream: FailingServer;
let several: Longpole;
let lacking: Longpole;

test.beforeAll(async () => {
  upstream = await startFailing();
  const jaeger = `jaeger+${upstream.base('missing-jaeger')}`;
  several = await startLongpole([
    ...backendOptions({ jaeger, tempo: `tempo+${upstream.base('working')}` }),
    ...['--base-path', BASE],
  ]);
  lacking = await startLongpole(backendOptions({ jaeger, tempo: `tempo+${upstream.base('unavailable')}` }));
});

test.afterAll(async () => {
  await several?.stop();
  await lacking?.stop();
  await upstream?.stop();
});

/** Below the path that the viewer is served from. */
function at(path: string): string {
  return new URL(BASE + path, several.url).href;
}

test('an id is asked of all backends; the page says who had it, and so does its address', async ({ page }) => {
  await page.goto(at(''));
  await openBox(page).fill(SHOP_TRACE_ID);
  await expect(page.getByRole('option').first()).toHaveText(/opens from\s*whichever of jaeger and tempo has it/);
  await openBox(page).press('Enter');
  await expectRows(page, 4);
  await expect(page).toHaveURL(at(`trace/${SHOP_TRACE_ID}?backend=tempo`));
  await page.getByRole('button', { name: 'Asked jaeger and tempo: tempo has it.' }).click();
  await expect(page.getByRole('dialog')).toContainText(/jaeger.*no trace.*tempo.*is shown/is);
  await page.keyboard.press('Escape');
  await page.goBack();
  await expect(page).toHaveURL(at(''));
  await page.goForward();
  await expectRows(page, 4);
});

test('where none has it, what each said is told, and all can be asked once more', async ({ page }) => {
  await page.goto(lacking.url);
  await openWith(page, SHOP_TRACE_ID);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('jaeger has no such trace, and tempo failed to answer.');
  await expect(alert).toContainText('no healthy ingester');
  const before = upstream.requests.length;
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect
    .poll(() => upstream.requests.slice(before).filter((path) => path.includes('/traces/')).length)
    .toBeGreaterThan(1);
  await expect(alert).toBeVisible();
});

test('a text in an address is opened in place of that address', async ({ page }) => {
  await page.goto(at(''));
  const line = `2026-11-20T23:47:11Z ERROR trace_id=${SHOP_TRACE_ID} span_id=${SPAN} no stock`;
  await page.goto(at(`open?text=${encodeURIComponent(line)}&backend=tempo`));
  await expectRows(page, 4);
  await expect(page).toHaveURL(new RegExp(`/trace/${SHOP_TRACE_ID}\\?backend=tempo&span=${SPAN}&from=2026-11-20T23`));
  await page.goBack();
  await expect(page).toHaveURL(at(''));
});

test('a text in an address that holds nothing stands in the box', async ({ page }) => {
  await page.goto(at(`open?text=${encodeURIComponent('just some words')}`));
  await expect(openBox(page)).toHaveValue('just some words');
  await expect(openBox(page)).toBeFocused();
  await expect(page.getByText('This was to be opened: just some words')).toBeVisible();
});

test('the id of a request is searched for', async ({ page }) => {
  const id = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';
  await page.goto(at(`open?text=${encodeURIComponent(`x-request-id: ${id}`)}&backend=tempo`));
  await expect(page).toHaveURL(new RegExp(`/search\\?backend=tempo&attr=http.request.header.x-request-id.*${id}`));
});

test('an id of Datadog’s is asked for in hexadecimal', async ({ page }) => {
  await page.goto(at(''));
  await openBox(page).fill('5208512171318403364');
  await expect(page.getByText('Trace id in decimal digits: 48485a3953bb6124 in hex')).toBeVisible();
  const before = upstream.requests.length;
  await openBox(page).press('Enter');
  await expectRows(page, 4);
  expect(upstream.requests.slice(before).some((path) => path.includes('48485a3953bb6124'))).toBe(true);
});

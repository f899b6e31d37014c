import { SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { openBox } from './on-page.ts';
import { type FailingServer, startFailing } from './servers/failing.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';

let upstream: FailingServer;
let longpole: Longpole;

test.beforeAll(async () => {
  upstream = await startFailing();
  longpole = await startLongpole(
    backendOptions({
      jaeger: `jaeger+${upstream.base('missing-jaeger')}`,
      tempo: `tempo+${upstream.base('working')}`,
    }),
  );
});

test.afterAll(async () => {
  await longpole.stop();
  await upstream.stop();
});

function explore(query: string, from: string, to: string): string {
  const panes = { a: { queries: [{ refId: 'A', query }], range: { from, to } } };
  return `https://grafana.example.com/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify(panes))}`;
}

test('a search of Grafana’s is that search here, of the same time, where TraceQL is understood', async ({ page }) => {
  await page.goto(longpole.url);
  await openBox(page).fill(explore('{ status = error }', 'now-6h', 'now'));
  await expect(page.getByText('Grafana Explore: a search in TraceQL')).toBeVisible();
  await expect(page.getByRole('option')).toHaveText([/^searches\s*tempo/]);
  await openBox(page).press('Enter');
  await expect(page).toHaveURL(/\/search\?backend=tempo&last=6h&traceql=/);
  await expect(page.getByRole('textbox', { name: 'TraceQL' })).toHaveValue('{ status = error }');
});

test('a trace that is not there can be searched for at the time of Grafana’s address', async ({ page }) => {
  await page.goto(longpole.url);
  await openBox(page).fill(explore(SHOP_TRACE_ID, '1784000000000', '1784003600000'));
  await page.getByRole('option', { name: 'or from jaeger' }).click();
  await expect(page.getByRole('alert')).toContainText(SHOP_TRACE_ID);
  await page.getByRole('button', { name: 'Search the time of the link' }).click();
  await expect(page).toHaveURL(/\/search\?backend=jaeger&from=2026-07-14T03:33:20Z&to=2026-07-14T04:33:20Z/);
});

test('a search of Jaeger’s is that search here', async ({ page }) => {
  await page.goto(longpole.url);
  const asked =
    'service=shop&operation=all&lookback=1h&limit=50&minDuration=1.2s&tags=%7B%22http.route%22%3A%22%2Fcart%22%7D';
  await openBox(page).fill(`http://jaeger.example.com:16686/search?${asked}`);
  await expect(page.getByText('Jaeger: a search')).toBeVisible();
  await openBox(page).press('Enter');
  await expect(page).toHaveURL(/\/search\?backend=jaeger&service=shop&min=1.2s&of=span&attr=.*cart&last=1h&limit=50/);
  await expect(openBox(page)).toHaveValue('');
});

test('a search of ours is opened from its address', async ({ page }) => {
  await page.goto(longpole.url);
  await openBox(page).fill(`${longpole.url}search?in=examples&errors=1`);
  await openBox(page).press('Enter');
  await expect(page).toHaveURL(/\/search\?in=examples&errors=1$/);
  await expect(page.getByRole('grid', { name: 'Traces' })).toBeVisible();
});

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
  await openBox(page).press('Enter');
  await expect(page.getByRole('alert')).toContainText(SHOP_TRACE_ID);
  await page.getByRole('button', { name: 'Search the time of the link' }).click();
  await expect(page).toHaveURL(/\/search\?backend=jaeger&from=2026-07-14T03:33:20Z&to=2026-07-14T04:33:20Z/);
});

import { join } from 'node:path';
import { expect, test } from './journey.ts';
import { expectRows, rows } from './on-page.ts';
import { type Jaeger, type JaegerPage, sendOtlp, startJaeger } from './servers/jaeger.ts';
import { prepareJaeger } from './servers/jaeger-binaries.ts';

const TRACE_ID = '5b8efff798038103d269b633813fc60c';
const SETTINGS = {
  menu: [
    { label: 'Help', items: [{ label: 'Runbook', url: 'https://wiki.example/runbook' }] },
    { label: 'Status', url: 'https://status.example/' },
  ],
  linkPatterns: [
    { type: 'traces', url: 'https://logs.example/?id=#{traceID}', text: 'Logs of the request' },
    { type: 'tags', key: 'order.id', url: 'https://orders.example/#{order.id}', text: 'Order #{order.id}' },
  ],
  search: { maxLimit: 50, maxLookback: { label: '6 hours', value: '6h' } },
};
const PAGE: JaegerPage = {
  assetsPath: join(import.meta.dirname, '..', 'dist'),
  settings: SETTINGS,
  basePath: '',
  hasArchive: true,
};

let jaeger: Jaeger;

test.beforeAll(async () => {
  test.setTimeout(1_200_000);
  const missing = await prepareJaeger();
  test.skip(missing !== null && process.env.CI !== 'true', missing ?? '');
  jaeger = await startJaeger(PAGE);
  await sendOtlp(jaeger.otlpUrl, orderTrace());
});

test.afterAll(() => jaeger?.stop());

test('what whoever runs Jaeger has set up for its page is there: menu, links, version', async ({ page }) => {
  await page.goto(`${jaeger.url}trace/${TRACE_ID}`);
  await expectRows(page, 2);
  await page.getByRole('button', { name: 'Jaeger menu' }).click();
  await expect(page.getByRole('menuitem', { name: 'Runbook' })).toHaveAttribute('href', 'https://wiki.example/runbook');
  await expect(page.getByText(/Served by Jaeger/)).toBeVisible();
  await expect(page.getByRole('menu').getByRole('separator')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Links' }).click();
  const logs = page.getByRole('menuitem', { name: 'Logs of the request' });
  await expect(logs).toHaveAttribute('href', `https://logs.example/?id=${TRACE_ID}`);
  await page.keyboard.press('Escape');
  await rows(page, /place order/)
    .first()
    .click();
  await expect(page.getByRole('link', { name: 'Order 4711' })).toHaveAttribute('href', 'https://orders.example/4711');
});

test('on a phone Jaeger’s menu stands with its backend', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${jaeger.url}trace/${TRACE_ID}`);
  await expectRows(page, 2);
  await page.getByRole('button', { name: 'Backend: jaeger' }).click();
  await expect(page.getByRole('menuitem', { name: 'Runbook' })).toHaveAttribute('href', 'https://wiki.example/runbook');
});

test('a search asks for no more than Jaeger is set up for', async ({ page }) => {
  await page.goto(`${jaeger.url}search?service=shop&limit=1500`);
  await expect(page.getByRole('heading', { name: /1 trace/ })).toBeVisible();
  await expect(page.getByText(/^Asked:.*num_traces=50/)).toBeVisible();
  const limits = page.getByRole('combobox', { name: 'Limit' }).getByRole('option');
  await expect(limits).toHaveText(['20', '50']);
  const times = page.getByRole('combobox', { name: 'Time', exact: true }).getByRole('option');
  await expect(times.filter({ hasText: '24 hours' })).toHaveCount(0);
});

test('a trace is archived from its menu', async ({ page }) => {
  await page.goto(`${jaeger.url}trace/${TRACE_ID}`);
  await expectRows(page, 2);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('menuitem', { name: 'Archive in Jaeger' }).click();
  await expect(page.getByText('Archived: Jaeger keeps this trace.').first()).toBeVisible();
});

test("addresses of Jaeger's own page lead to the same", async ({ page }) => {
  await page.goto(`${jaeger.url}trace/${TRACE_ID}?uiFind=charge`);
  await expect(page.getByRole('combobox', { name: 'Filter spans' })).toHaveValue('charge');
});

test("a search's address of Jaeger's own page asks for the same", async ({ page }) => {
  const asked = 'service=shop&operation=all&lookback=1h&limit=20&maxDuration&minDuration=500ms';
  await page.goto(`${jaeger.url}search?${asked}&tags=%7B%22order.id%22%3A%224711%22%7D`);
  await expect(page.getByRole('heading', { name: /1 trace/ })).toBeVisible();
  await expect(page).toHaveURL(/\/search\?service=shop&limit=20&min=500ms&attr=order.id%3D4711&last=1h&of=span$/);
  await expect(page.getByText('Not understood in the address')).toHaveCount(0);
  await page.goto(`${jaeger.url}search?${asked}&tags=%7B%22order.id%22%3A%2212%22%7D`);
  await expect(page.getByText('Nothing fits this search.')).toBeVisible();
  const longAgo = `start=${(Date.now() - 7_200_000) * 1000}&end=${(Date.now() - 3_600_000) * 1000}`;
  await page.goto(`${jaeger.url}search?${asked}&${longAgo}`);
  await expect(page.getByText('Nothing fits this search.')).toBeVisible();
  await expect(page).toHaveURL(/&from=.*&to=/);
});

test("an address of Jaeger's that names traces opens them", async ({ page }) => {
  await page.goto(`${jaeger.url}search?service=shop&traceID=${TRACE_ID}`);
  await expectRows(page, 2);
  await page.goto(`${jaeger.url}search?traceID=${TRACE_ID}&traceID=${'ab'.repeat(16)}`);
  await expect(page.getByRole('heading', { name: '1 trace' })).toBeVisible();
});

test('pages of Jaeger’s that have none in their place here say so', async ({ page }) => {
  await page.goto(`${jaeger.url}dependencies`);
  await expect(page.getByText('This page of Jaeger’s has none in its place here')).toBeVisible();
  await page.getByRole('link', { name: 'Search traces' }).last().click();
  await expect(page).toHaveURL(`${jaeger.url}search`);
});

/** One trace of now, since searches look at the last hours. */
function orderTrace(): unknown {
  const now = BigInt(Date.now()) * 1_000_000n;
  const spans = [
    {
      spanId: '00000000000000a1',
      name: 'place order',
      attributes: [{ key: 'order.id', value: { stringValue: '4711' } }],
    },
    { spanId: '00000000000000a2', parentSpanId: '00000000000000a1', name: 'charge card' },
  ];
  const times = { startTimeUnixNano: String(now - 5_000_000_000n), endTimeUnixNano: String(now - 4_000_000_000n) };
  return {
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] },
        scopeSpans: [{ spans: spans.map((span) => ({ traceId: TRACE_ID, kind: 2, ...times, ...span })) }],
      },
    ],
  };
}

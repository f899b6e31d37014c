import { createServer, type Server } from 'node:http';
import { otlpDocument } from './documents/otlp-document.ts';
import { SHOP_SPANS, SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { expectRows } from './on-page.ts';
import { portOf } from './servers/free-port.ts';
import { type Longpole, startLongpole } from './servers/longpole.ts';

let longpole: Longpole;
let tempo: Server;
/** How many spans have arrived so far. */
let arrived = 2;

test.beforeAll(async () => {
  tempo = createServer((request, response) => {
    const isTrace = request.url?.startsWith(`/api/v2/traces/${SHOP_TRACE_ID}`) === true;
    const [root, ...others] = SHOP_SPANS.slice(0, arrived);
    const trace = otlpDocument(SHOP_TRACE_ID, [{ ...root, attributes: { SampleRate: 100 } }, ...others]);
    response.writeHead(isTrace ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isTrace ? { trace, metrics: {} } : {}));
  });
  await new Promise<void>((done) => tempo.listen(0, '127.0.0.1', done));
  longpole = await startLongpole(['--backend', `shop=tempo+http://127.0.0.1:${portOf(tempo)}`]);
});

test.afterAll(async () => {
  await longpole.stop();
  tempo.closeAllConnections();
  await new Promise((done) => tempo.close(done));
});

test('a trace that is reloaded says how many spans have come since', async ({ page }) => {
  arrived = 2;
  await page.goto(`${longpole.url}trace/${SHOP_TRACE_ID}`);
  await expectRows(page, 2);
  arrived = 4;
  await page.getByRole('button', { name: 'Reload the trace' }).click();
  await expectRows(page, 4);
  await expect(page.getByText(/2 spans more than \d+ s ago/).first()).toBeVisible();
});

test('where there is no room beside the button, what has come hangs below it for a while', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  arrived = 2;
  await page.goto(`${longpole.url}trace/${SHOP_TRACE_ID}`);
  await expectRows(page, 2);
  await expect(page.getByText(/^\d+ spans more than/).filter({ visible: true })).toHaveCount(0);
  arrived = 4;
  await page.getByRole('button', { name: 'Reload the trace' }).click();
  const note = page.getByText(/^2 spans more than \d+ s ago/).filter({ visible: true });
  await expect(note).toBeVisible();
  await expect(note).toHaveCount(0);
});

test('the title says for how many requests a sampled trace stands, and leads to why', async ({ page }) => {
  arrived = 4;
  await page.goto(`${longpole.url}trace/${SHOP_TRACE_ID}`);
  await page.getByRole('button', { name: 'Stands for about 100' }).click();
  await expect(page.getByText('Sampled 1 in 100: stands for about 100 requests.').first()).toBeVisible();
});

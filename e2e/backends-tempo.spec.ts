import { expect, test } from './journey.ts';
import { expectRows, openWith, rows } from './on-page.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';
import { type RecordedServer, startRecordedTempo } from './servers/recorded-tempo.ts';
import { NO_TEMPO, startTempo, type Tempo } from './servers/tempo.ts';

/** Spans of the recorded traces, by the table beside them. */
const SPANS: Readonly<Record<string, number>> = {
  'checkout-4s': 12,
  'checkout-1s': 8,
  'dns-retry-loop': 32,
  'n-plus-one': 16,
  'product-sequential': 9,
  'product-parallel': 9,
  'error-origin': 6,
  'work-after-answer': 2,
  'hotrod-dispatch': 40,
};

let tempo: Tempo;
let beforeV2: RecordedServer;
let longpole: Longpole;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  test.skip(NO_TEMPO !== null, NO_TEMPO ?? '');
  tempo = await startTempo();
  beforeV2 = await startRecordedTempo('/api/v2/traces');
  longpole = await startLongpole(backendOptions({ tempo: tempo.url, older: beforeV2.url }));
});

test.afterAll(async () => {
  await longpole?.stop();
  await beforeV2?.stop();
  await tempo?.stop();
});

for (const [name, spans] of Object.entries(SPANS)) {
  test(`${name} has its ${spans} spans`, async ({ page }) => {
    await page.goto(`${longpole.url}trace/${tempo.traceIds[name]}?backend=tempo`);
    await expectRows(page, spans);
  });
}

test('an id typed into the box is asked of Tempo', async ({ page }) => {
  await page.goto(longpole.url);
  await openWith(page, tempo.traceIds['checkout-4s'] ?? '');
  await expectRows(page, 12);
  await expect(rows(page, /gateway.*POST \/checkout/).first()).toHaveAttribute('aria-level', '1');
});

test('a Tempo without v2 is asked by v1, and found out but once', async ({ page }) => {
  await page.goto(`${longpole.url}trace/${beforeV2.traceIds['error-origin']}?backend=older`);
  await expectRows(page, 6);
  const before = beforeV2.requests.length;
  await page.reload();
  await expectRows(page, 6);
  expect(beforeV2.requests.slice(before)).toEqual([`/api/traces/${beforeV2.traceIds['error-origin']}`]);
});

test('an empty answer with status 200 is told as not found', async ({ page }) => {
  await page.goto(`${longpole.url}trace/0af7651916cd43dd8448eb211c80319c?backend=tempo`);
  await expect(page.getByRole('alert')).toContainText(/no such trace|not found|has no trace/i);
});

import { SHOP_TRACE_ID } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { startFailing } from './servers/failing.ts';
import { backendOptions, startLongpole } from './servers/longpole.ts';

test('SIGTERM ends the server with status 0, an unfinished answer too', async ({ page }) => {
  const upstream = await startFailing();
  const longpole = await startLongpole(backendOptions({ endless: `tempo+${upstream.base('endless')}` }));
  await page.goto(`${longpole.url}trace/${SHOP_TRACE_ID}?backend=endless`);
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  expect(await longpole.stop()).toBe(0);
  await expect.poll(upstream.openAnswers).toBe(0);
  await upstream.stop();
});

import { otlpDocument } from './documents/otlp-document.ts';
import { expect, test } from './journey.ts';
import { chooseRow, rows, waterfall } from './on-page.ts';
import { copiedLink, expectSeen, openElsewhere, seen, settledPainting } from './same-picture.ts';
import { type Jaeger, makeHotrodTrace, sendOtlp, startJaeger } from './servers/jaeger.ts';
import { prepareJaeger } from './servers/jaeger-binaries.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

let jaeger: Jaeger;
let longpole: Longpole;

test.beforeAll(async () => {
  test.setTimeout(1_200_000);
  const missing = await prepareJaeger();
  test.skip(missing !== null && process.env.CI !== 'true', missing ?? '');
  jaeger = await startJaeger();
  longpole = await startLongpole(backendOptions({ jaeger: jaeger.url }));
  // Another service's, which a search for HotROD's must not find.
  await sendOtlp(jaeger.otlpUrl, otlpDocument('0e'.repeat(16), [{ id: 'a1', name: 'GET /cart', from: 0, to: 900 }]));
  await makeHotrodTrace(jaeger);
});
test.afterAll(async () => {
  await longpole?.stop();
  await jaeger?.stop();
});

test('a ride is searched for, narrowed to, opened, filtered, and seen alike by whoever gets the link', async ({
  page,
  browser,
}) => {
  await page.goto(`${longpole.url}search?backend=jaeger`);
  const form = page.getByRole('search', { name: 'Search traces' });
  await form.getByRole('combobox', { name: 'Service' }).fill('frontend');
  await form.getByRole('textbox', { name: 'Duration from' }).fill('100ms');
  await form.getByRole('textbox', { name: 'Duration from' }).press('Enter');
  const table = page.getByRole('grid', { name: 'Traces' });
  const ride = table.getByRole('row').filter({ hasText: '/dispatch' });
  await expect(ride).toHaveCount(1);

  const plot = page.getByRole('slider', { name: 'Traces, start by duration' });
  const box = await plot.boundingBox();
  if (box === null) throw new Error('There is no plot.');
  await page.mouse.move(box.x + box.width * 0.2, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, box.y + box.height - 24, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByText(/^Narrowed to /)).toBeVisible();
  await page.keyboard.press('Escape');
  await ride.getByRole('link').first().click();

  await expect(rows(page).first()).toBeVisible();
  await settledPainting(page);
  await page.keyboard.press('Control+f');
  await page.getByRole('combobox', { name: 'Filter spans' }).fill('service:redis-manual duration>1ms');
  await page.getByRole('button', { name: 'Only matches' }).click();
  // The look-ups in Redis, and the three that lead to them.
  await expect(waterfall(page)).not.toHaveAttribute('aria-rowcount', '40');
  await chooseRow(rows(page).nth(2));
  await expect(rows(page).nth(2)).toHaveAttribute('aria-selected', 'true');
  const here = await seen(page);

  const other = await openElsewhere(browser, await copiedLink(page, 'Copy link to this view'));
  await expectSeen(other, here);
});

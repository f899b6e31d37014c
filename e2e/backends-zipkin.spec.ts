import type { Locator, Page } from '@playwright/test';
import { zipkinShop } from './documents/zipkin-shop.ts';
import { expect, test } from './journey.ts';
import { expectRows, openWith, rows } from './on-page.ts';
import { backendOptions, type Longpole, startLongpole } from './servers/longpole.ts';
import { sendToZipkin, startZipkin, type Zipkin } from './servers/zipkin.ts';
import { prepareZipkin } from './servers/zipkin-jar.ts';

const [SLOW, QUICK] = ['51', '52'].map((digits) => digits.repeat(16));
const MISSING = '0af7651916cd43dd8448eb211c80319c';

let zipkin: Zipkin;
let longpole: Longpole;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  const missing = await prepareZipkin();
  test.skip(missing !== null && process.env.CI !== 'true', missing ?? '');
  zipkin = await startZipkin();
  await sendToZipkin(zipkin, [zipkinShop(SLOW, 2000, 'ada', 60_000), zipkinShop(QUICK, 200, 'bob', 30_000)]);
  longpole = await startLongpole(backendOptions({ zipkin: zipkin.url, below: `${zipkin.url}zipkin` }));
});

test.afterAll(async () => {
  await longpole?.stop();
  await zipkin?.stop();
});

function form(page: Page): Locator {
  return page.getByRole('search', { name: 'Search traces' });
}

function found(page: Page): Locator {
  const all = page.getByRole('grid', { name: 'Traces' }).getByRole('row');
  return all.filter({ has: page.getByRole('gridcell') });
}

async function search(page: Page, conditions: string): Promise<void> {
  await page.goto(`${longpole.url}search?backend=zipkin&last=1h&${conditions}`);
}

for (const backend of ['zipkin', 'below']) {
  test(`a trace is shown as Zipkin has it, by the address of its ${backend === 'below' ? 'page' : 'root'}`, async ({
    page,
  }) => {
    await page.goto(`${longpole.url}trace/${SLOW}?backend=${backend}`);
    await expectRows(page, 4);
    await expect(rows(page, /shop.*get \/cart/).first()).toHaveAttribute('aria-level', '1');
    await expect(rows(page, /payments.*insert/).first()).toHaveAttribute('aria-level', '3');
  });
}

test('the address of a trace’s page in Zipkin opens it', async ({ page }) => {
  await page.goto(`${longpole.url}search?backend=zipkin`);
  await openWith(page, `${zipkin.url}zipkin/traces/${QUICK}`);
  await expect(page).toHaveURL(new RegExp(`/trace/${QUICK}`));
  await expectRows(page, 4);
});

test('an id that Zipkin does not have is told in its words', async ({ page }) => {
  await page.goto(`${longpole.url}trace/${MISSING}?backend=zipkin`);
  await expect(page.getByRole('alert')).toContainText(`Zipkin has no trace ${MISSING}`);
  await expect(page.getByRole('alert')).toContainText(`${MISSING} not found`);
});

test('several traces are listed, and one that is missing is told', async ({ page }) => {
  await page.goto(`${longpole.url}traces?backend=zipkin&id=${SLOW}&id=${QUICK}&id=${MISSING}`);
  await expect(page.getByRole('link', { name: /get \/cart/ })).toHaveCount(2);
  await expect(page.getByText(`Zipkin has no trace ${MISSING}`)).toBeVisible();
});

test('a trace is searched for by service and duration, and opened', async ({ page }) => {
  await page.goto(`${longpole.url}search?backend=zipkin`);
  await form(page).getByRole('combobox', { name: 'Service' }).fill('sho');
  await page.getByRole('option', { name: 'shop' }).click();
  await form(page).getByRole('textbox', { name: 'Duration from' }).fill('1s');
  await form(page).getByRole('textbox', { name: 'Duration from' }).press('Enter');
  await expect(found(page)).toHaveCount(1);
  await expect(page.getByText(/left out here: 1 by trace latency/)).toBeVisible();
  await found(page).getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`/trace/${SLOW}`));
  await expectRows(page, 4);
});

test('a search finds by attribute, by errors, and by names in any case', async ({ page }) => {
  await search(page, 'attr=customer%3Dbob');
  await expect(found(page)).toHaveCount(1);
  await search(page, 'service=Payments&errors=1');
  await expect(found(page)).toHaveCount(2);
  await expect(page.getByText(/lower case; searched for: payments/)).toBeVisible();
  await search(page, 'service=stock&errors=1');
  await expect(page.getByText('Nothing fits this search.')).toBeVisible();
});

test('Zipkin lets any page ask it: tried, added, and asked directly', async ({ page }) => {
  await page.goto(longpole.url);
  await page.getByRole('button', { name: 'Add a backend' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add a backend' });
  await dialog.getByLabel('Address').fill(zipkin.url);
  await dialog.getByLabel('Name').fill('mine');
  await dialog.getByRole('button', { name: 'Try it' }).last().click();
  await expect(dialog).toContainText('It answers: Zipkin 3.6.1, 3 services');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.goto(`${longpole.url}trace/${QUICK}?backend=mine`);
  await expectRows(page, 4);
});

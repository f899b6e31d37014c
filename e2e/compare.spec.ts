import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, rows, waterfall } from './on-page.ts';

/** Opens a trace that is there after a reload, too. */
async function openExample(page: Page): Promise<void> {
  await page.goto('/');
  await page.locator('a[href*="example=checkout-4s"]').first().click();
  await expectRows(page, 11);
}

function panel(page: Page) {
  return page.getByRole('complementary', { name: 'Details' });
}

async function choosePlace(page: Page, place: string): Promise<void> {
  await panel(page).getByRole('button', { name: 'Place of the panel' }).click();
  await page.getByRole('menuitemradio', { name: place }).click();
}

async function heightOf(page: Page): Promise<number> {
  return (await panel(page).boundingBox())?.height ?? 0;
}

/** Selects a row by its name, where no bar and no card lies over it. */
async function select(page: Page, name: RegExp): Promise<void> {
  await chooseRow(rows(page, name));
}

async function pin(page: Page, name: RegExp): Promise<void> {
  await select(page, name);
  await panel(page).getByRole('button', { name: 'Pin for comparison' }).click();
}

async function compareServers(page: Page): Promise<void> {
  await openExample(page);
  await pin(page, /auth POST/);
  await pin(page, /orders POST \/orders/);
  await panel(page)
    .getByRole('tab', { name: /Compare/ })
    .click();
}

function comparedRow(page: Page, name: RegExp) {
  return page.getByRole('table', { name: 'Compared spans' }).getByRole('row', { name });
}

test('the panel stands below the bars, as high as it was dragged, and does so after a reload', async ({ page }) => {
  await openExample(page);
  await choosePlace(page, 'Below');
  const edge = page.getByRole('separator', { name: 'Height of the panel' });
  await expect(edge).toBeVisible();
  const before = await heightOf(page);
  const isHigherBy = (pixels: number) =>
    expect.poll(async () => Math.abs((await heightOf(page)) - before - pixels)).toBeLessThan(2);
  const box = await edge.boundingBox();
  if (box === null) throw new Error('The edge is nowhere.');
  await page.mouse.move(box.x + 300, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y - 76, { steps: 4 });
  await page.mouse.up();
  await isHigherBy(80);
  await edge.press('ArrowDown');
  await isHigherBy(64);
  await page.reload();
  await expect(edge).toBeVisible();
  await isHigherBy(64);
  const top = (await panel(page).boundingBox())?.y ?? 0;
  const rowsBox = await waterfall(page).boundingBox();
  expect((rowsBox?.y ?? 0) + (rowsBox?.height ?? 0)).toBeLessThanOrEqual(top + 1);
});

test('a floating panel lies near the row, moves nothing, and Escape closes it', async ({ page }) => {
  await openExample(page);
  await choosePlace(page, 'Floating');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await select(page, /auth POST/);
  await expect(page.getByRole('region', { name: 'Selected span' })).toBeVisible();
  const before = await waterfall(page).boundingBox();
  await waterfall(page).press('Enter');
  await expect(panel(page)).toContainText('otelhttp');
  expect(await waterfall(page).boundingBox()).toEqual(before);
  const row = await rows(page, /auth POST/).boundingBox();
  await expect(async () => {
    const top = (await panel(page).boundingBox())?.y ?? 0;
    expect(top - (row?.y ?? 0) - (row?.height ?? 0)).toBeLessThan(12);
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(waterfall(page)).toBeFocused();
});

test('with keys one gets into the details and back to the rows', async ({ page }) => {
  await openExample(page);
  await select(page, /auth POST/);
  await expect(panel(page)).toContainText('otelhttp');
  await waterfall(page).press('Enter');
  await expect(panel(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(waterfall(page)).toBeFocused();
  await expect(panel(page)).toBeVisible();
});

test('pinned spans stand side by side, and what differs is marked', async ({ page }) => {
  await compareServers(page);
  await expect(comparedRow(page, /^Service/)).toContainText(/auth.*≠.*orders/);
  await expect(comparedRow(page, /http\.route/)).toContainText(/validate-token.*≠.*orders/);
  await expect(comparedRow(page, /^Duration/)).toContainText(/≠.*\+.*×/);
  await expect(comparedRow(page, /http\.request\.method/)).not.toContainText('≠');
  await page.getByRole('checkbox', { name: 'Only differences' }).check();
  await expect(comparedRow(page, /http\.request\.method/)).toBeHidden();
  await expect(comparedRow(page, /http\.route/)).toBeVisible();
});

test('the selected span is compared with the pinned ones, and a link shows the same', async ({ page }) => {
  await openExample(page);
  await pin(page, /auth POST/);
  await select(page, /orders POST \/orders/);
  await panel(page)
    .getByRole('tab', { name: /Compare/ })
    .click();
  const heads = page.getByRole('table', { name: 'Compared spans' }).locator('thead').getByRole('columnheader');
  await expect(heads).toHaveCount(2);
  await page.getByRole('button', { name: /Make base: orders/ }).click();
  await expect(heads.first()).toContainText('orders');
  await expect(page).toHaveURL(/pin=.*pin=/);
  await page.reload();
  await expect(heads.first()).toContainText('orders');
  await heads.nth(1).getByRole('button', { name: 'auth › POST /validate-token', exact: true }).click();
  await expect(rows(page, /auth POST/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('k');
  await expect(page).toHaveURL((url) => url.searchParams.getAll('pin').length === 1);
});

for (const [place, width] of [
  ['Right', 1440],
  ['Below', 1440],
  ['Floating', 1440],
  ['Below', 800],
] as const) {
  test(`axe finds nothing in a comparison that stands ${place.toLowerCase()}, ${width} px wide`, async ({ page }) => {
    await compareServers(page);
    await choosePlace(page, place);
    await page.setViewportSize({ width, height: 740 });
    await expect(comparedRow(page, /http\.route/)).toBeVisible();
    expect(await violations(page, 'aside')).toEqual([]);
  });
}

import type { Page } from '@playwright/test';
import { SHOP_DOCUMENT } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, openBox, openWith, rows, waterfall } from './on-page.ts';
import { painting, settledPainting } from './same-picture.ts';

async function openShop(page: Page): Promise<void> {
  await page.goto('/');
  await openWith(page, JSON.stringify(SHOP_DOCUMENT));
  await expectRows(page, 4);
}

/** Waits until these are the names of the rows in sight, in order, each after its level. */
async function expectOutline(page: Page, outline: readonly string[]): Promise<void> {
  const names = ['GET /cart', 'load cart', 'SELECT items', 'quote'];
  const shown = () =>
    rows(page).evaluateAll((all) => all.map((row) => [row.getAttribute('aria-level'), row.textContent]));
  await expect
    .poll(async () => (await shown()).map(([level, text]) => `${level} ${names.find((name) => text?.includes(name))}`))
    .toEqual(outline);
}

/** Waits until the keyboard is on the row of that name. */
async function expectActive(page: Page, name: RegExp): Promise<void> {
  const id = await rows(page, name).getAttribute('id');
  await expect(waterfall(page)).toHaveAttribute('aria-activedescendant', id ?? 'no id');
}

test('a trace opens expanded, depth first, each row with its level and number', async ({ page }) => {
  await openShop(page);
  await expectOutline(page, ['1 GET /cart', '2 load cart', '3 SELECT items', '2 quote']);
  const numbers = () => rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('aria-rowindex')));
  await expect.poll(numbers).toEqual(['1', '2', '3', '4']);
  await expect(rows(page, /GET \/cart/)).toHaveAttribute('aria-expanded', 'true');
  await expect(rows(page, /SELECT items/)).not.toHaveAttribute('aria-expanded');
});

test('a failed span says so by more than colour', async ({ page }) => {
  await openShop(page);
  await expect(rows(page, /quote/)).toHaveAccessibleName(/error|failed/i);
});

test('the keyboard goes through the tree as in a tree grid', async ({ page }) => {
  await openShop(page);
  const at = (name: RegExp) => expectActive(page, name);
  await chooseRow(rows(page, /GET \/cart/));
  await page.keyboard.press('ArrowDown');
  await at(/load cart/);
  await page.keyboard.press('ArrowLeft');
  await expectOutline(page, ['1 GET /cart', '2 load cart', '2 quote']);
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', '3');
  await page.keyboard.press('ArrowLeft');
  await at(/GET \/cart/);
  await page.keyboard.press('End');
  await at(/quote/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await expectOutline(page, ['1 GET /cart', '2 load cart', '3 SELECT items', '2 quote']);
  await page.keyboard.press('ArrowRight');
  await at(/SELECT items/);
  await page.keyboard.press('Home');
  await at(/GET \/cart/);
  await page.keyboard.press('PageDown');
  await at(/quote/);
  await page.keyboard.press('PageUp');
  await at(/GET \/cart/);
  await page.keyboard.press('Space');
  await expect(rows(page, /GET \/cart/)).toHaveAttribute('aria-selected', 'true');
});

test('a collapsed row says how many it hides; all can be collapsed and expanded', async ({ page }) => {
  await openShop(page);
  await page.getByRole('button', { name: /collapse all/i }).click();
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', '1');
  await expect(rows(page)).toHaveText(/3/);
  await page.getByRole('button', { name: /expand all/i }).click();
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', '4');
});

test('the expander collapses by a click', async ({ page }) => {
  await openShop(page);
  await rows(page, /load cart/)
    .getByRole('button', { name: /collapse/i })
    .click();
  await expect(rows(page, /load cart/)).toHaveAttribute('aria-expanded', 'false');
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', '3');
});

test('Ctrl and the wheel zoom about the pointer, a drag pans, Esc goes back to the whole', async ({ page }) => {
  await openShop(page);
  const canvas = page.locator('canvas[aria-hidden]');
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('There is no canvas to paint on.');
  const rest = { x: box.x + box.width - 5, y: box.y + box.height - 5 };
  const [start, end] = ['Start', 'End'].map((edge) => page.getByRole('slider', { name: `${edge} of the window` }));
  await expect(start).toHaveAttribute('aria-valuetext', '0 ns');
  await page.mouse.move(rest.x, rest.y);
  const whole = await settledPainting(page);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.keyboard.down('Control');
  for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await page.mouse.move(rest.x, rest.y);
  await expect.poll(() => painting(page)).not.toBe(whole);
  await expect(start).not.toHaveAttribute('aria-valuetext', '0 ns');
  const zoomed = await painting(page);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 150, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(rest.x, rest.y);
  await expect.poll(() => painting(page)).not.toBe(zoomed);
  // Zooming and moving on are one step if they follow each other at once, and two if not.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(start).toHaveAttribute('aria-valuetext', '0 ns');
  await expect(end).toHaveAttribute('aria-valuetext', '200 ms');
});

test('the name column can be made wider, by keys too', async ({ page }) => {
  await openShop(page);
  const splitter = page.getByRole('separator', { name: /name/i });
  const before = await splitter.boundingBox();
  await splitter.focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await splitter.boundingBox())?.x ?? 0).toBeGreaterThan(before?.x ?? 0);
});

test('/ goes to the box and Esc back, ? lists the keys', async ({ page }) => {
  await openShop(page);
  await waterfall(page).focus();
  await page.keyboard.press('/');
  await expect(openBox(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(waterfall(page)).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText(/keyboard|keys/i);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a tooltip on a bar tells name, start, duration and status', async ({ page }) => {
  await openShop(page);
  const tooltip = page.getByRole('tooltip');
  // What finds out where the pointer is comes after the rows.
  await expect(async () => {
    const row = await rows(page, /quote/).boundingBox();
    const canvas = await page.locator('canvas[aria-hidden]').boundingBox();
    if (row === null || canvas === null) throw new Error('Nothing is shown.');
    await page.mouse.move(canvas.x, row.y + 300);
    await page.mouse.move(canvas.x + canvas.width * 0.75, row.y + row.height / 2, { steps: 4 });
    await expect(tooltip).toContainText('quote', { timeout: 2000 });
  }).toPass();
  await expect(tooltip).toContainText('50');
  await expect(tooltip).toContainText('no price for item 7');
});

test('a window drawn on the minimap is what the waterfall shows; keys move its edges, Esc shows all', async ({
  page,
}) => {
  await openShop(page);
  const minimap = page.getByRole('group', { name: 'Time in sight' });
  const start = page.getByRole('slider', { name: 'Start of the window' });
  await expect(start).toHaveAttribute('aria-valuetext', '0 ns');
  const box = await minimap.boundingBox();
  if (box === null) throw new Error('There is no minimap.');
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(start).not.toHaveAttribute('aria-valuetext', '0 ns');
  const drawn = await start.getAttribute('aria-valuetext');
  await start.press('ArrowLeft');
  await expect(start).not.toHaveAttribute('aria-valuetext', drawn ?? '');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(start).toHaveAttribute('aria-valuetext', '0 ns');
});

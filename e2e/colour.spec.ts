import type { Locator, Page } from '@playwright/test';
import { SHOP_DOCUMENT } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { expectRows, expectVerdict, openWith, rows } from './on-page.ts';

async function openShop(page: Page): Promise<void> {
  await page.goto('/');
  await openWith(page, JSON.stringify(SHOP_DOCUMENT));
  await expectRows(page, 4);
}

async function colourBy(page: Page, typed: string): Promise<void> {
  await page.getByRole('button', { name: /^Colour/ }).click();
  await page.getByRole('combobox', { name: 'Colour by' }).fill(typed);
  await expect(page.getByRole('option', { name: typed })).toBeVisible();
  await page.keyboard.press('Enter');
}

function legend(page: Page, by: string): Locator {
  return page.getByRole('list', { name: `Colours by ${by}` });
}

/** The colour of the stripe at a row's name, as CSS has it. */
async function stripe(page: Page, name: RegExp): Promise<string> {
  return rows(page, name)
    .locator('[aria-hidden]')
    .evaluateAll((all) => all.map((each) => getComputedStyle(each).background).join());
}

test('bars are coloured by service; by keys, an attribute is chosen instead', async ({ page }) => {
  await openShop(page);
  await expect(legend(page, 'service').getByRole('button')).toHaveCount(4);
  const before = await stripe(page, /SELECT items/);
  await colourBy(page, 'db.system');
  await expect(legend(page, 'db.system').getByRole('button', { name: /postgresql *1 span/ })).toBeVisible();
  await expect(legend(page, 'db.system').getByRole('button', { name: /no db.system *3 spans/ })).toBeVisible();
  await expect.poll(() => stripe(page, /SELECT items/)).not.toBe(before);
  await expect(page.getByRole('button', { name: 'Colour: db.system' })).toBeFocused();
});

test('the choice is remembered; a trace without the attribute says so and is coloured by service', async ({ page }) => {
  await openShop(page);
  await colourBy(page, 'Status');
  await openShop(page);
  await expect(legend(page, 'status').getByRole('button', { name: /error *1 span/ })).toBeVisible();
  await page.evaluate(() => localStorage.setItem('longpole.waterfall', '{"colourBy":"attribute:phase.of.moon"}'));
  await openShop(page);
  await expect(page.getByText('No span has phase.of.moon')).toBeVisible();
  await expect(legend(page, 'service')).toBeVisible();
});

test('a click in the legend filters by a group, Shift adds one, a click takes it back, Escape all', async ({
  page,
}) => {
  await openShop(page);
  const group = (name: string) => legend(page, 'service').getByRole('button', { name });
  await group('cart').click();
  await expect(group('cart')).toHaveAttribute('aria-pressed', 'true');
  await group('db').click({ modifiers: ['Shift'] });
  await expect(legend(page, 'service').locator('[aria-pressed=true]')).toHaveCount(2);
  await expect(page.getByRole('combobox', { name: 'Filter spans' })).toHaveValue('(service=cart or service=db)');
  await group('cart').press('Shift+Enter');
  await expect(group('cart')).toHaveAttribute('aria-pressed', 'false');
  await expect(group('db')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(group('db')).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByRole('combobox', { name: 'Filter spans' })).toHaveValue('');
});

test('Alt leaves a group out, and the legend says so', async ({ page }) => {
  await openShop(page);
  const cart = legend(page, 'service').getByRole('button', { name: 'cart' });
  await cart.click({ modifiers: ['Alt'] });
  await expect(page.getByRole('combobox', { name: 'Filter spans' })).toHaveValue('-service=cart');
  await expect(cart).toHaveAccessibleName(/left out/);
  await cart.press('Alt+Enter');
  await expect(page.getByRole('combobox', { name: 'Filter spans' })).toHaveValue('');
});

test('what becomes known while a group is pressed takes it from under no pointer', async ({ page }) => {
  let analyse = () => {};
  const isPressed = new Promise<void>((resolve) => {
    analyse = resolve;
  });
  await page.route(/static\/answer-analysis/, async (route) => {
    await isPressed;
    await route.continue();
  });
  await openShop(page);
  const groups = legend(page, 'service').getByRole('button');
  await groups.filter({ hasText: 'cart' }).hover();
  await page.mouse.down();
  analyse();
  await expectVerdict(page);
  await expect(groups.first()).toHaveAccessibleName(/^gateway.*of the critical path$/);
  await page.mouse.up();
  await expect(page.getByRole('combobox', { name: 'Filter spans' })).toHaveValue('service=cart');
  await page.getByRole('row', { name: /quote/ }).click();
  await expect(groups.first()).toHaveAccessibleName(/^db.*of the critical path$/);
});

test('the strip tells what runs in a stretch of time, and points it out by keys', async ({ page }) => {
  await openShop(page);
  await page.getByRole('button', { name: /what runs at each moment/ }).click();
  const strip = page.getByRole('slider', { name: /Spans running at once/ });
  await strip.focus();
  await page.keyboard.press('Home');
  await expect(strip).toHaveAttribute('aria-valuetext', / from 0 ns on: mean 1, at most 1 span; gateway 1$/);
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const lit = legend(page, 'service').locator('[aria-pressed=true]');
  await expect(lit).toHaveAccessibleName(/gateway *1 span/);
  await page.keyboard.press('Enter');
  await expect(lit).toHaveCount(0);
});

test('what is pointed out is counted, and gone through from one to the next', async ({ page }) => {
  await openShop(page);
  await page.getByRole('button', { name: /what runs at each moment/ }).click();
  await page.getByRole('slider', { name: /Spans running at once/ }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Next span pointed out' }).click();
  await expect(page.getByText(/^1 of 1 span pointed out$/)).toBeVisible();
  await expect(page.getByRole('row', { selected: true })).toHaveAccessibleName(/gateway/);
  await page.getByRole('button', { name: 'Show all alike' }).click();
  await expect(page.getByRole('button', { name: 'Next span pointed out' })).toHaveCount(0);
});

test('a click in the minimap beside the window brings it there', async ({ page }) => {
  await openShop(page);
  const end = page.getByRole('slider', { name: 'End of the window' });
  await end.focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press('PageDown');
  const at = async () => Number(await end.getAttribute('aria-valuenow'));
  // What the edge says follows in the next frame: each press takes a fifth of what is left.
  await expect.poll(at).toBeLessThan(100 * 0.8 ** 3.5);
  const before = await at();
  const box = await page.getByRole('group', { name: 'Time in sight' }).boundingBox();
  if (box === null) throw new Error('no minimap');
  await page.mouse.click(box.x + box.width * 0.7, box.y + box.height / 2);
  await expect.poll(at).toBeGreaterThan(before + 10);
});

test.describe('in a narrow window', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the menu says what the colours stand for', async ({ page }) => {
    await openShop(page);
    await page.getByRole('button', { name: /^Colour/ }).click();
    await page.getByRole('button', { name: 'What the colours stand for' }).click();
    const cart = page.getByRole('dialog').getByRole('button', { name: /cart *1 span/ });
    await cart.click();
    await expect(cart).toHaveAttribute('aria-pressed', 'true');
  });
});

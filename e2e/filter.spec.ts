import type { Locator, Page } from '@playwright/test';
import { SHOP_DOCUMENT } from './documents/shop-trace.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, expectVerdict, openWith, rows, waterfall } from './on-page.ts';

async function openShop(page: Page): Promise<void> {
  await page.goto('/');
  await openWith(page, JSON.stringify(SHOP_DOCUMENT));
  await expectRows(page, 4);
  await expect(page.getByRole('button', { name: 'Filter spans' }).or(field(page))).toBeVisible();
}

function field(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Filter spans' });
}

/** Goes to the field as one does, and types. */
async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(text);
}

async function expectShown(page: Page, name: RegExp, rank: string): Promise<void> {
  await expect(page.getByText(rank, { exact: true })).toBeVisible();
  await expect(rows(page, name)).toHaveAttribute('aria-current', 'true');
}

test('Ctrl+F finds words in any case, steps through them and begins again after the last', async ({ page }) => {
  await openShop(page);
  await find(page, 'CART');
  await expectShown(page, /GET \/cart/, '1 of 2');
  await page.keyboard.press('Enter');
  await expectShown(page, /load cart/, '2 of 2');
  await page.keyboard.press('F3');
  await expectShown(page, /GET \/cart/, '1 of 2');
  await page.keyboard.press('Shift+Enter');
  await expectShown(page, /load cart/, '2 of 2');
  await page.getByRole('button', { name: 'Next match' }).click();
  await expectShown(page, /GET \/cart/, '1 of 2');
});

test('the value of an attribute is found, and where it stands is told', async ({ page }) => {
  await openShop(page);
  await find(page, 'POSTGRES');
  await expectShown(page, /SELECT items/, '1 of 1');
  await expect(field(page)).toHaveAccessibleDescription(/in db\.system: postgresql/);
});

test('a regular expression is looked for where words are', async ({ page }) => {
  await openShop(page);
  await find(page, '/^postgre[s]ql$/');
  await expectShown(page, /SELECT items/, '1 of 1');
});

test('a whole id is found, and all of several words', async ({ page }) => {
  await openShop(page);
  await find(page, '0x00000000000000C3');
  await expectShown(page, /SELECT items/, '1 of 1');
  await field(page).fill('prices "item 7"');
  await expectShown(page, /quote/, '1 of 1');
});

test('a hit outside the subtree that is shown says that all rows are shown', async ({ page }) => {
  await openShop(page);
  await chooseRow(rows(page, /load cart/));
  await page.keyboard.press('f');
  await expect(waterfall(page)).not.toHaveAttribute('aria-rowcount', '4');
  await find(page, 'quote');
  await expectShown(page, /quote/, '1 of 1');
  await expectRows(page, 4);
  await expect(field(page)).toHaveAccessibleDescription(/Outside the subtree: all rows are shown/);
});

test('what is below a collapsed row comes in sight', async ({ page }) => {
  await openShop(page);
  await page.getByRole('button', { name: /collapse all/i }).click();
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', '1');
  await find(page, 'select');
  await expectShown(page, /SELECT items/, '1 of 1');
});

test('Escape leaves the box, and the keyboard is at the row that was found', async ({ page }) => {
  await openShop(page);
  await find(page, 'quote');
  await expectShown(page, /quote/, '1 of 1');
  // What may be typed next goes first.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('quote');
  await expect(waterfall(page)).toBeFocused();
  const id = await rows(page, /quote/).getAttribute('id');
  await expect(waterfall(page)).toHaveAttribute('aria-activedescendant', id ?? 'no id');
});

test('where the whole text is found nowhere, removing it goes back to where one was', async ({ page }) => {
  await openShop(page);
  await chooseRow(rows(page, /load cart/));
  await find(page, 'quo');
  await expectShown(page, /quote/, '1 of 1');
  await page.keyboard.type('ta');
  await expect(page.getByText('0 of 4 spans', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Remove the filter' }).first().click();
  await expect(rows(page, /load cart/)).toHaveAttribute('aria-selected', 'true');
  const id = await rows(page, /load cart/).getAttribute('id');
  await expect(waterfall(page)).toHaveAttribute('aria-activedescendant', id ?? 'no id');
});

test('where nothing is found, what was looked at is said', async ({ page }) => {
  await openShop(page);
  await find(page, 'kafka');
  await expect(page.getByText('0 of 4 spans', { exact: true })).toBeVisible();
  await expect(field(page)).toHaveAccessibleDescription(/name, service, id, attribute values/);
});

test('Tab goes from the field to what stands behind it, though its list scrolls', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /30\.0 s/ }).click();
  await expectVerdict(page);
  await field(page).focus();
  await expect(page.getByRole('listbox', { name: 'What may be typed' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^Rows/ })).toBeFocused();
});

test('Ctrl+F in the field is the browser’s own', async ({ page }) => {
  await openShop(page);
  await page.evaluate(() => {
    window.addEventListener('keydown', (event) => {
      if (event.key === 'f') document.title = event.defaultPrevented ? 'ours' : 'the browser’s';
    });
  });
  await page.keyboard.press('Control+f');
  await expect(page).toHaveTitle('ours');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Control+f');
  await expect(page).toHaveTitle('the browser’s');
});

test('in a narrow window a button opens the field', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openShop(page);
  await page.getByRole('button', { name: 'Filter spans' }).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('select');
  await expectShown(page, /SELECT items/, '1 of 1');
  await page.getByRole('button', { name: 'Remove the filter' }).click();
  await expect(page.getByRole('button', { name: 'Filter spans' })).toBeVisible();
});

test('only matches and what is above them have rows, and all come back', async ({ page }) => {
  await openShop(page);
  await find(page, 'select');
  await expect(page.getByText('1 of 4 spans', { exact: true })).toBeVisible();
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', '4');
  await page.getByRole('button', { name: 'Only matches' }).click();
  await expectRows(page, 3);
  await expect(rows(page, /quote/)).toHaveCount(0);
  await waterfall(page).focus();
  await page.keyboard.press('M');
  await expectRows(page, 4);
});

test('what is gone to keeps its row among only matches', async ({ page }) => {
  await openShop(page);
  await find(page, 'select');
  await page.getByRole('button', { name: 'Only matches' }).click();
  await expectRows(page, 3);
  await waterfall(page).focus();
  await page.keyboard.press('e');
  await expect(rows(page, /quote/)).toHaveAttribute('aria-selected', 'true');
  await expectRows(page, 4);
});

test('matches and the critical path shown alone combine', async ({ page }) => {
  await openShop(page);
  await expectVerdict(page);
  await page.keyboard.press('q');
  await expect(page.getByRole('button', { name: 'Show all rows' })).toBeVisible();
  await find(page, 'quote');
  await page.getByRole('button', { name: 'Only matches' }).click();
  await expectRows(page, 2);
  await page.getByRole('button', { name: 'Remove the filter' }).first().click();
  await expect(page.getByRole('button', { name: 'Show all rows' })).toBeVisible();
});

test('terms are completed by keys, and Escape closes the list first', async ({ page }) => {
  await openShop(page);
  await find(page, 'serv');
  await expect(page.getByRole('option', { name: /^service/ }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue(/^service/);
  await page.keyboard.type('pri');
  await page.getByRole('option', { name: /prices/ }).click();
  await expect(field(page)).toHaveValue(/^service.*prices/);
  await expect(page.getByText('1 of 4 spans', { exact: true })).toBeVisible();
  await page.keyboard.type(' na');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(field(page)).toHaveValue(/prices/);
});

test('what is not understood is told, and the rest works', async ({ page }) => {
  await openShop(page);
  await find(page, 'cart duration>soon');
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page)).toHaveAccessibleDescription(/soon|duration/);
  await expect(page.getByText('2 of 4 spans', { exact: true })).toBeVisible();
});

test('values of attributes are asked for and left out from the details', async ({ page }) => {
  await openShop(page);
  await rows(page, /SELECT items/).press('Enter');
  await chooseRow(rows(page, /SELECT items/));
  await page.keyboard.press('Enter');
  const only = page.getByRole('button', { name: 'Only spans with db.system = postgresql' });
  await only.click();
  await expect(field(page)).toHaveValue('db.system=postgresql');
  await expect(only).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('1 of 4 spans', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Without spans with db.system = postgresql' }).click();
  await expect(field(page)).toHaveValue('-db.system=postgresql');
  await expect(page.getByText('3 of 4 spans', { exact: true })).toBeVisible();
});

test('a row tells that it is a match, a closed one how many it hides', async ({ page }) => {
  await openShop(page);
  await page.getByRole('list', { name: 'Colours by service' }).getByRole('button', { name: 'db' }).click();
  await expect(field(page)).toHaveValue('service=db');
  await expect(rows(page, /SELECT items/)).toHaveAccessibleDescription(/^matches the filter, critical path/);
  await expect(rows(page, /load cart/)).not.toHaveAccessibleDescription(/matches the filter/);
  await page.getByRole('button', { name: /collapse all/i }).click();
  await expect(rows(page).first()).toHaveAccessibleDescription(/1 match among them/);
});

test('an address brings the filter and its mode', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('link', { name: /4\.20 s/ })
    .first()
    .click();
  await expectRows(page, 11);
  await expect(field(page)).toBeVisible();
  await find(page, 'service=payments');
  await page.getByRole('button', { name: 'Only matches' }).click();
  await expect(waterfall(page)).not.toHaveAttribute('aria-rowcount', '11');
  const count = await waterfall(page).getAttribute('aria-rowcount');
  await expect(page).toHaveURL(/filter=service.*mode=only/);
  await page.reload();
  await expect(field(page)).toHaveValue('service=payments');
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', count ?? '');
  await page.getByRole('button', { name: 'Remove the filter' }).click();
  await expectRows(page, 11);
  await expect(page).not.toHaveURL(/filter=|mode=/);
});

test('where the time went has the part of the matches', async ({ page }) => {
  await openShop(page);
  await find(page, 'service=db');
  await page.getByRole('tab', { name: /Findings/ }).click();
  await expect(page.getByRole('row', { name: /Of it, matches 70\.0 ms/ })).toBeVisible();
});

test('the count is whole where there is little room', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 700 });
  await openShop(page);
  await find(page, 'service=db');
  const count = page.getByText('1 of 4 spans', { exact: true }).locator('span').first();
  await expect(count).toHaveText('1');
  await expect(count).toBeInViewport({ ratio: 1 });
  await page.keyboard.type(' duration>1ms depth>0');
  await count.hover({ timeout: 10_000 });
});

test('a field that is mistyped is told, and a click mends it', async ({ page }) => {
  await openShop(page);
  await find(page, 'durationn>10ms');
  await page.getByRole('button', { name: 'Did you mean duration?' }).click();
  await expect(field(page)).toHaveValue('duration>10ms');
  await expect(page.getByText(/No span here/)).toHaveCount(0);
});

test('the key of an attribute that is typed as a word is told to be one', async ({ page }) => {
  await openShop(page);
  await find(page, 'db.system');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'has:db.system finds 1 span' }).click();
  await expect(page.getByText('1 of 4 spans', { exact: true })).toBeVisible();
});

test('what is not understood covers no row once the box is left', async ({ page }) => {
  await openShop(page);
  await find(page, 'cart duration>soon');
  const reason = page.getByText('“soon” is no duration, such as 100ms or 1.5s.').first();
  await expect(reason).toBeInViewport({ ratio: 0.9 });
  await waterfall(page).focus();
  await expect(reason).toHaveClass('sr-only');
});

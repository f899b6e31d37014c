import type { Locator, Page } from '@playwright/test';
import { violations } from './axe.ts';
import { otlpDocument } from './documents/otlp-document.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, openWith, rows, waterfall } from './on-page.ts';

/** A call with a poor name, a query with another, and names of two directions. */
const SPANS = otlpDocument('5b8aa5a2d2c872e8321cf37308d69df2', [
  { id: 'a1', service: 'gateway', name: 'GET /cart', from: 0, to: 200 },
  {
    id: 'b2',
    parent: 'a1',
    service: 'gateway',
    name: 'HTTP GET',
    from: 10,
    to: 150,
    attributes: { 'http.url': 'http://customer:80/customer?id=7' },
  },
  {
    id: 'c3',
    parent: 'b2',
    service: 'mysql',
    name: 'SELECT',
    from: 20,
    to: 140,
    attributes: { 'db.statement': 'SELECT * FROM customer' },
  },
  { id: 'd4', parent: 'a1', service: 'متجر', name: 'עגלה', from: 150, to: 190, failed: 'declined' },
]);
const DEEP = otlpDocument(
  '5b8aa5a2d2c872e8321cf37308d69df3',
  Array.from({ length: 60 }, (_, i) => ({
    id: `${i + 10}`,
    ...(i === 0 ? {} : { parent: `${i + 9}` }),
    service: ['gateway', 'orders'][i % 2] ?? '',
    name: `level ${i + 1}`,
    from: i,
    to: 200 - i,
  })),
);

async function open(page: Page, document: unknown, count: number): Promise<void> {
  await page.goto('/');
  await openWith(page, JSON.stringify(document));
  await expectRows(page, count);
  // The rest of the waterfall comes after the rows.
  await expect(page.getByRole('button', { name: 'View', exact: true })).toBeVisible();
}

/** Chooses a line of the View menu. */
async function view(page: Page, line: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'View', exact: true }).click();
  const menu = page.getByRole('menu', { name: 'View' });
  const roles = ['menuitem', 'menuitemcheckbox', 'menuitemradio'] as const;
  const [action, check, choice] = roles.map((role) => menu.getByRole(role, { name: line }));
  const entry = action.or(check).or(choice);
  const staysOpen = (await entry.getAttribute('role')) === 'menuitemcheckbox';
  await entry.click();
  if (staysOpen) await menu.press('Escape');
  await expect(menu).toBeHidden();
}

/** How many names of these rows do not fit. */
function cutNames(shown: Locator): Promise<number> {
  return shown.locator('bdi').evaluateAll((all) => all.filter((name) => name.scrollWidth > name.clientWidth).length);
}

test('a poor name gets a hint of what was called', async ({ page }) => {
  await open(page, SPANS, 4);
  await expect(rows(page, /HTTP GET/)).toContainText('/customer');
  await expect(rows(page, /SELECT/)).toContainText('customer');
});

test('columns are added, moved, made wider, read out and remembered', async ({ page }) => {
  await open(page, SPANS, 4);
  await view(page, 'Column: self time');
  await view(page, 'Columns of attributes…');
  await page.getByRole('textbox', { name: 'Find an attribute' }).fill('http.url');
  await page.getByRole('checkbox', { name: /http\.url/ }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(waterfall(page)).toHaveAttribute('aria-colcount', '4');
  const cells = rows(page, /HTTP GET/).getByRole('gridcell');
  await expect(cells.nth(1)).toHaveText('20.0 ms');
  await expect(cells.nth(2)).toHaveText('http://customer:80/customer?id=7');
  const heads = page.getByRole('columnheader');
  await expect(heads).toHaveText(['Name', 'Self time', 'http.url', 'Time']);

  await heads.nth(2).getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Move left' }).click();
  await expect(heads).toHaveText(['Name', 'http.url', 'Self time', 'Time']);
  const edge = page.getByRole('separator', { name: 'Width of the column http.url' });
  await edge.focus();
  await edge.press('ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', '104');

  await page.reload();
  await open(page, SPANS, 4);
  await expect(heads).toHaveText(['Name', 'http.url', 'Self time', 'Time']);
  await heads.nth(1).getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Remove column' }).click();
  await expect(waterfall(page)).toHaveAttribute('aria-colcount', '3');
});

test('rows of two lines show each service over its operation', async ({ page }) => {
  await open(page, SPANS, 4);
  const before = await rows(page).first().boundingBox();
  await view(page, /Two lines/);
  await expect.poll(async () => (await rows(page).first().boundingBox())?.height).toBeGreaterThan(before?.height ?? 0);
  await expect(rows(page, /HTTP GET/)).toContainText('gateway');
});

test('the name column takes the width of the widest name, by a double click or Enter on its edge', async ({ page }) => {
  await open(page, SPANS, 4);
  await expect(rows(page, /SELECT/)).toContainText('customer');
  const edge = page.getByRole('separator', { name: 'Width of the name column' });
  await edge.dblclick({ position: { x: 4, y: 400 } });
  await expect.poll(async () => Number(await edge.getAttribute('aria-valuenow'))).toBeLessThan(300);
  await expect.poll(() => cutNames(rows(page))).toBe(0);
});

test('names can be read at level forty of sixty', async ({ page }) => {
  await open(page, DEEP, 60);
  await waterfall(page).focus();
  for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowDown');
  const row = rows(page, /level 41/);
  await expect(row).toHaveAttribute('aria-level', '41');
  await expect(row).toContainText('41');
  await expect.poll(() => cutNames(row)).toBe(0);
});

test('a row says its service, name, duration and error; names keep their own direction', async ({ page }) => {
  await open(page, SPANS, 4);
  await expect(rows(page).nth(3)).toHaveAccessibleName(/متجر.*עגלה.*error.*40\.0 ms/);
  const directions = await rows(page)
    .nth(3)
    .locator('bdi')
    .evaluateAll((all) => all.map((name) => getComputedStyle(name).direction));
  expect(directions).toContain('rtl');
});

test('a reset brings all settings back to how they came, says so, and can be undone', async ({ page }) => {
  await open(page, SPANS, 4);
  await page.evaluate(() => localStorage.setItem('longpole.theme', '"dark"'));
  await view(page, 'Column: kind');
  await expect(waterfall(page)).toHaveAttribute('aria-colcount', '3');
  await view(page, 'Reset to defaults');
  await expect(waterfall(page)).toHaveAttribute('aria-colcount', '2');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.getByText(/All settings are as they came/).first()).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('longpole.recent'))).not.toBeNull();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(waterfall(page)).toHaveAttribute('aria-colcount', '3');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('paper gets the title and the rows in sight in the light theme, and says how many are not', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 500 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, DEEP, 60);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByText(/^Rows 1 to \d+ of 60; \d+ are not printed\.$/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

for (const width of [360, 1440]) {
  test(`nothing is cut at ${width} px, and the first row is not far down`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    await open(page, SPANS, 4);
    const top = (await rows(page).first().boundingBox())?.y ?? 1000;
    // Title and verdict, the latter in up to three lines, stand above.
    expect(top).toBeLessThan(width === 360 ? 285 : 255);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'columns and two lines': async (page) => {
    await view(page, 'Column: duration');
    await view(page, /Two lines/);
  },
  'the View menu': async (page) => {
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await expect(page.getByRole('menu', { name: 'View' })).toBeVisible();
  },
  'the choice of attributes': async (page) => {
    await view(page, 'Columns of attributes…');
    await expect(page.getByRole('checkbox').first()).toBeVisible();
  },
  'a reset': async (page) => view(page, 'Reset to defaults'),
};

for (const [name, reach] of Object.entries(STATES)) {
  for (const options of [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { forcedColors: 'active' },
    { contrast: 'more' },
  ] as const) {
    test(`axe finds nothing wrong with ${name}, ${Object.values(options)[0]}`, async ({ page }) => {
      await page.emulateMedia(options);
      await open(page, SPANS, 4);
      await reach(page);
      expect(await violations(page, '[role=menu]')).toEqual([]);
    });
  }
}

test('forced colours show bars, the selection and the focus', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, SPANS, 4);
  await chooseRow(rows(page, /HTTP GET/));
  const edge = () =>
    rows(page, /HTTP GET/).evaluate((row) => {
      const { outlineStyle, outlineColor } = getComputedStyle(row);
      return { outlineStyle, isSeen: outlineColor !== getComputedStyle(document.body).backgroundColor };
    });
  await expect.poll(edge).toEqual({ outlineStyle: 'solid', isSeen: true });
});

import type { Page } from '@playwright/test';
import { type DrawnSpan, otlpDocument } from './documents/otlp-document.ts';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, expectVerdict, openWith, rows, waterfall } from './on-page.ts';

/**
 * ```
 * gateway  GET /orders           |--------------------|   0 – 1000 ms
 *   orders   step 0                |--|                  ten of them, each with two queries; the sixth's second one fails
 *     db       query 0.0             |
 *     db       query 0.1              |
 * ```
 */
const SPANS: readonly DrawnSpan[] = [
  { id: 'ff', service: 'gateway', name: 'GET /orders', from: 0, to: 1000 },
  ...Array.from({ length: 10 }, (_, step) => stepOf(step)).flat(),
];
const ALL = 31;

function stepOf(step: number): DrawnSpan[] {
  const from = step * 90;
  const id = `a${step}`;
  return [
    { id, parent: 'ff', service: 'orders', name: `step ${step}`, from, to: from + 80 },
    { id: `b${step}`, parent: id, service: 'db', name: `query ${step}.0`, from: from + 10, to: from + 20 },
    {
      id: `c${step}`,
      parent: id,
      service: 'db',
      name: `query ${step}.1`,
      from: from + 30,
      to: from + 70,
      ...(step === 5 ? { failed: 'deadlock' } : {}),
    },
  ];
}

async function openOrders(page: Page): Promise<void> {
  await page.goto('/');
  await openWith(page, JSON.stringify(otlpDocument('4bf92f3577b34da6a3ce929d0e0e4736', SPANS)));
  await expectRows(page, ALL);
  await expect(windowEdge(page, 'Start')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rows', exact: true })).toBeVisible();
}

function windowEdge(page: Page, edge: 'Start' | 'End') {
  return page.getByRole('slider', { name: `${edge} of the window` });
}

/** The stretch of time in sight, as the minimap says it. */
async function timeInSight(page: Page): Promise<string> {
  const texts = [windowEdge(page, 'Start'), windowEdge(page, 'End')].map((edge) => edge.getAttribute('aria-valuetext'));
  return (await Promise.all(texts)).join(' – ');
}

async function expectTime(page: Page, time: string | RegExp): Promise<void> {
  await expect.poll(() => timeInSight(page)).toMatch(time);
}

const WHOLE = /^0 ns – 1\.00 s$/;

/** Presses on the canvas at a share of its width, `y` pixels from its upper edge, and drags to another share. */
async function dragBars(page: Page, from: number, to: number, y: number): Promise<void> {
  const box = await page.locator('canvas[aria-hidden]').first().boundingBox();
  if (box === null) throw new Error('There is no canvas.');
  await page.mouse.move(box.x + box.width * from, box.y + y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, box.y + y, { steps: 5 });
}

async function expectActive(page: Page, name: RegExp): Promise<void> {
  const id = await rows(page, name).getAttribute('id');
  await expect(waterfall(page)).toHaveAttribute('aria-activedescendant', id ?? 'no id');
}

test('a stretch drawn on the axis is shown; Backspace goes back, Shift and Backspace forward, Esc to the whole', async ({
  page,
}) => {
  await openOrders(page);
  await dragBars(page, 0.2, 0.4, 10);
  await page.mouse.up();
  await expect.poll(() => timeInSight(page)).not.toMatch(WHOLE);
  const first = await timeInSight(page);
  await page.keyboard.down('Shift');
  await dragBars(page, 0.3, 0.6, 100);
  await page.keyboard.up('Shift');
  await page.mouse.up();
  await expect.poll(() => timeInSight(page)).not.toBe(first);
  const second = await timeInSight(page);
  await page.keyboard.press('Backspace');
  await expectTime(page, first);
  await page.keyboard.press('Shift+Backspace');
  await expectTime(page, second);
  await page.keyboard.press('Escape');
  await expectTime(page, first);
  await page.keyboard.press('Escape');
  await expectTime(page, WHOLE);
});

test('Esc gives up a stretch that is being drawn', async ({ page }) => {
  await openOrders(page);
  await dragBars(page, 0.2, 0.4, 10);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expectTime(page, WHOLE);
});

test('a double click on a name zooms to its bar; w, s, a, d, z and 0 move through time', async ({ page }) => {
  await openOrders(page);
  await rows(page, /step 3/)
    .getByText('step 3')
    .dblclick();
  await expectTime(page, /^262 ms – 358 ms$/);
  await page.keyboard.press('0');
  await expectTime(page, WHOLE);
  await page.keyboard.press('w');
  await page.keyboard.press('w');
  await page.keyboard.press('d');
  await expect.poll(() => timeInSight(page)).not.toMatch(WHOLE);
  await page.keyboard.press('a');
  for (let press = 0; press < 3; press++) await page.keyboard.press('s');
  await expectTime(page, WHOLE);
  await page.keyboard.press('z');
  await expectTime(page, /^262 ms – 358 ms$/);
});

test('jumps go to parent, children, siblings, errors and the same operation', async ({ page }) => {
  await openOrders(page);
  await chooseRow(rows(page, /step 3/));
  const press = async (key: string, name: RegExp) => {
    await page.keyboard.press(key);
    await expectActive(page, name);
    await expect(rows(page, name)).toHaveAttribute('aria-selected', 'true');
  };
  await press('l', /query 3\.1/);
  await press('u', /step 3/);
  await press('Shift+U', /query 3\.0/);
  await press('Alt+ArrowDown', /query 3\.1/);
  await press('Alt+ArrowUp', /query 3\.0/);
  await press('e', /query 5\.1/);
  await press('u', /step 5/);
  await press('u', /GET \/orders/);
});

test('the number of errors leads to the spans that failed, also where they are collapsed', async ({ page }) => {
  await openOrders(page);
  await expectVerdict(page);
  await page.keyboard.press('c');
  await expect(rows(page)).toHaveCount(1);
  const errors = page.getByRole('button', { name: /^\d+ errors?$/ });
  await expect(errors).toHaveAttribute('title', /failed \(e\)$/);
  await errors.click();
  await expect(rows(page, /query 5\.1/)).toHaveAttribute('aria-selected', 'true');
  await expectActive(page, /query 5\.1/);
});

test('rows collapse to a level, by duration and by errors; a closed row tells what it hides', async ({ page }) => {
  await openOrders(page);
  const count = (rowCount: number) => expect(waterfall(page)).toHaveAttribute('aria-rowcount', String(rowCount));
  await page.keyboard.press('2');
  await count(11);
  await expect(rows(page, /step 5/)).toHaveAccessibleDescription(/2 spans hidden, 1 with errors.*50\.0 ms/);
  await page.keyboard.press('x');
  await count(ALL);
  await page.keyboard.press('h');
  await count(13);
  await page.getByRole('button', { name: 'Rows', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Collapse what is shorter than …' }).click();
  await page.getByRole('textbox', { name: /of this duration/ }).fill('60 ms');
  await page.keyboard.press('Enter');
  await count(11);
  await page.keyboard.press('Escape');
  await count(ALL);
});

test('a subtree is shown alone, and left again', async ({ page }) => {
  await openOrders(page);
  await chooseRow(rows(page, /step 4/));
  await page.keyboard.press('f');
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', '3');
  await expectTime(page, /^352 ms – 448 ms$/);
  await page.getByRole('button', { name: 'Show all rows' }).click();
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', String(ALL));
  await chooseRow(rows(page, /step 6/));
  await page.keyboard.press('f');
  await page.keyboard.press('e');
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', String(ALL));
  await expect(rows(page, /query 5\.1/)).toHaveAttribute('aria-selected', 'true');
});

test('the way to the selected span stands below the rows, each step a button', async ({ page }) => {
  await openOrders(page);
  await chooseRow(rows(page, /query 2\.0/));
  const way = page.getByRole('navigation', { name: 'Way to the selected span' });
  await expect(way.getByRole('listitem')).toHaveText([/GET \/orders/, /step 2/, /query 2\.0/]);
  await way.getByRole('button', { name: /step 2/ }).click();
  await expect(rows(page, /step 2/)).toHaveAttribute('aria-selected', 'true');
});

test('ancestors stay in sight, and never cover the row that keys act on', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 560 });
  await openOrders(page);
  await waterfall(page).focus();
  await page.keyboard.press('End');
  for (let press = 0; press < 25; press++) await page.keyboard.press('ArrowUp');
  await expectActive(page, /query 1\.0/);
  const id = (await waterfall(page).getAttribute('aria-activedescendant')) ?? '';
  const covering = () =>
    page.evaluate((rowId) => {
      const box = document.getElementById(rowId)?.getBoundingClientRect();
      const hit = box && document.elementFromPoint(box.left + 60, box.top + box.height / 2);
      return hit?.closest('[role=row]')?.id;
    }, id);
  await expect.poll(covering).toBe(id);
  const grid = await waterfall(page).boundingBox();
  if (grid === null) throw new Error('There is no grid.');
  await page.mouse.click(grid.x + 60, grid.y + 10);
  await expect(rows(page, /GET \/orders/)).toHaveAttribute('aria-selected', 'true');
});

test('a row’s menu opens by a right click and by Shift and F10, and gives the focus back', async ({ page }) => {
  await openOrders(page);
  await rows(page, /step 1\b/).click({ button: 'right', position: { x: 120, y: 10 } });
  await page.getByRole('menuitem', { name: 'To the longest child' }).click();
  await expect(rows(page, /query 1\.1/)).toHaveAttribute('aria-selected', 'true');
  await expect(waterfall(page)).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu', { name: 'Row' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(waterfall(page)).toBeFocused();
});

test('? lists the commands with their keys', async ({ page }) => {
  await openOrders(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('To the next error');
});

test('keys of a single letter can be kept to the rows', async ({ page }) => {
  await openOrders(page);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Rows', exact: true }).focus();
  await page.keyboard.press('c');
  await expectRows(page, ALL);
  await waterfall(page).focus();
  await page.keyboard.press('c');
  await expectRows(page, 1);
});

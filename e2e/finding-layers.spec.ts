import type { Locator, Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { chooseRow, expectRows, rows, waterfall } from './on-page.ts';
import { painting, settledPainting } from './same-picture.ts';

const SEQUENTIAL = 'trace/6aace817eb98d18bf9065805801bc365?example=product-sequential';
const ECHOES = 'trace/f3814a7073a31f92955c36ec9e5003ac?example=error-echoes';
const RETRIES = 'trace/f8558e9a8eedb47f84044782a8b7296a?example=dns-30s';
const CLOCK = 'trace/48d8874888f1f1ad0610e27cbe96ae64?example=clock-off';

/** The switches of layers, which come with the analysis. */
function layers(page: Page): Locator {
  return page.getByRole('group', { name: 'Layers' });
}

async function openAnalysed(page: Page, address: string, count: number): Promise<void> {
  await page.goto(address);
  await expectRows(page, count);
  await expect(layers(page)).toBeVisible();
}

test('a row says what is drawn on its bar, after its own words', async ({ page }) => {
  await openAnalysed(page, SEQUENTIAL, 7);
  const leaf = rows(page, /catalogue GET/);
  await expect(leaf).toHaveAccessibleName(/, starts at [^,]*$/);
  await expect(leaf).toHaveAccessibleDescription(/critical path 97 ms.*finding \d+: /);
});

test('a layer is left out when it is switched off, and stays so', async ({ page }) => {
  await openAnalysed(page, SEQUENTIAL, 7);
  const path = layers(page).getByRole('button', { name: 'Critical path' });
  await expect(path).toHaveAttribute('aria-pressed', 'true');
  const before = await settledPainting(page);
  await path.click();
  await expect(path).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(() => painting(page)).not.toBe(before);
  await page.reload();
  await expect(path).toHaveAttribute('aria-pressed', 'false');
});

test('a finding that is chosen lights up its rows, and lets go of them', async ({ page }) => {
  await openAnalysed(page, SEQUENTIAL, 7);
  await page.keyboard.press('n');
  await expect(page.locator('[data-lit-finding]')).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-lit-finding]')).toHaveCount(0);
});

test('a finding stepped to lights up though the pointer rests on another', async ({ page }) => {
  await openAnalysed(page, RETRIES, 46);
  const lit = page.locator('[data-lit-finding]');
  const heading = page.getByRole('list', { name: 'Findings', exact: true }).getByRole('heading').first();
  await heading.click();
  await expect(lit).toHaveCount(6);
  const tries = await lit.evaluateAll((found) => found.map(({ id }) => id));
  await page.keyboard.press('n');
  await expect.poll(() => lit.evaluateAll((found) => found.map(({ id }) => id))).not.toEqual(tries);
  await expect(rows(page, /dns\.lookup/).first()).toHaveAttribute('data-lit-finding');
});

test('all rows of the chosen finding are scrolled to, also when its address is opened', async ({ page }) => {
  await openAnalysed(page, RETRIES, 46);
  const tries = page.locator('[data-lit-finding]');
  await page.keyboard.press('n');
  await expect(tries).toHaveCount(6);
  for (const row of await tries.all()) await expect(row).toBeInViewport({ ratio: 1 });
  await page.reload();
  await expect(tries).toHaveCount(6);
  for (const row of await tries.all()) await expect(row).toBeInViewport({ ratio: 1 });
});

test('a row’s menu asks what if it took half its time; the switches of layers stay beside the chip', async ({
  page,
}) => {
  await openAnalysed(page, SEQUENTIAL, 7);
  await rows(page, /catalogue GET/).click({ button: 'right' });
  await page.getByRole('menuitemcheckbox', { name: 'What if: half its time' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByTitle('What if: GET /items/{id} at half its time')).toBeVisible();
  await expect(layers(page).getByRole('button')).toHaveCount(4);
});

test('hidden spans of the chosen finding come out', async ({ page }) => {
  await openAnalysed(page, SEQUENTIAL, 7);
  await page.keyboard.press('c');
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', '1');
  await page.keyboard.press('n');
  await expect(rows(page, /gateway GET.*, 100 ms/)).toHaveCount(3);
});

test('the rows of the critical path alone, and all again', async ({ page }) => {
  await openAnalysed(page, ECHOES, 9);
  await page.keyboard.press('q');
  await expect(rows(page, /INSERT users/)).toHaveCount(0);
  await expect(rows(page, /fraud-check/)).toHaveCount(1);
  await page.getByRole('button', { name: 'Show all rows' }).click();
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', '9');
});

test('where a failure began is told apart from what passed it on', async ({ page }) => {
  await openAnalysed(page, ECHOES, 9);
  await expect(rows(page, /INSERT users/)).toHaveAccessibleDescription(/the failure began here/);
  await expect(rows(page, /gateway POST \/sign-up/)).toHaveAccessibleDescription(/passed a failure on/);
  await expect(rows(page, /INSERT users/)).not.toHaveAttribute('data-echo');
  await expect(rows(page, /gateway POST \/sign-up/)).toHaveAttribute('data-echo');
});

test('what was cancelled when the failure had begun elsewhere is marked as just that', async ({ page }) => {
  await openAnalysed(page, ECHOES, 9);
  const cancelled = rows(page, /POST \/score/).filter({
    has: page.getByRole('img', { name: 'Error: cancelled' }),
  });
  await expect(cancelled).toHaveCount(1);
  await expect(cancelled).toHaveAccessibleDescription(/cancelled/);
  await expect(cancelled).not.toHaveAccessibleDescription(/began here/);
  await expect(cancelled).not.toHaveAttribute('data-echo');
  await expect(cancelled.getByTitle('Error: cancelled')).toBeVisible();
  await expect(rows(page, /INSERT users/).getByRole('img', { name: 'Error', exact: true })).toBeVisible();
});

test('ghosts of a “what if” are taken back with a key', async ({ page }) => {
  await openAnalysed(page, SEQUENTIAL, 7);
  await page.keyboard.press('n');
  await page
    .getByRole('button', { name: /^What if/ })
    .first()
    .click();
  await expect(page.getByText('What if: 3 calls at once')).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByText('What if: 3 calls at once')).toHaveCount(0);
});

test('times are as recorded again with one switch', async ({ page }) => {
  await openAnalysed(page, CLOCK, 6);
  const row = rows(page, /SELECT sales/);
  await expect(row).toHaveAccessibleDescription(/moved/);
  const corrected = await row.getAttribute('aria-label');
  await page.getByRole('button', { name: /^Clocks corrected/ }).click();
  await expect(page.getByRole('button', { name: /^As recorded/ })).toBeVisible();
  await expect(row).not.toHaveAttribute('aria-label', corrected ?? '');
  await expect(row).not.toHaveAccessibleDescription(/moved/);
  const path = page.getByRole('group', { name: 'Layers' }).getByRole('button', { name: 'Critical path' });
  await expect(path).toBeDisabled();
  await expect(path).toHaveAttribute('aria-pressed', 'false');
  await page.getByRole('button', { name: /^As recorded/ }).click();
  await expect(path).toBeEnabled();
});

/** What cannot be seen of the chip that says what is asked: pieces that are cut, or that stand outside of it or of the window. */
async function hiddenOfChip(page: Page, pieces: readonly string[]): Promise<string[]> {
  const chip = page.getByTitle(/^What if: /);
  await expect(chip).toBeVisible();
  const around = await chip.boundingBox();
  const hidden: string[] = [];
  for (const piece of pieces) {
    const box = await chip.getByText(piece, { exact: true }).boundingBox();
    const isIn =
      box !== null &&
      around !== null &&
      box.width > 8 &&
      box.x >= Math.max(0, around.x) &&
      box.x + box.width <= Math.min(around.x + around.width, page.viewportSize()?.width ?? 0);
    if (!isIn) hidden.push(piece);
  }
  return hidden;
}

test('the chip of a “what if” shows the value and how many more there are; names give way', async ({ page }) => {
  await openAnalysed(page, ECHOES, 9);
  await chooseRow(rows(page, /accounts register/));
  await page.getByLabel('Another duration').fill('20 ms');
  await page.keyboard.press('Enter');
  await rows(page, /INSERT users/).click({ button: 'right' });
  await page.getByRole('menuitemcheckbox', { name: 'What if: half its time' }).click();
  await page.keyboard.press('Escape');
  for (const width of [1440, 1280, 1100]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => hiddenOfChip(page, ['20 ms', '+1']), `${width} px`).toEqual([]);
  }
});

test('what is no duration is told below the field, when it is tried', async ({ page }) => {
  await openAnalysed(page, ECHOES, 9);
  await chooseRow(rows(page, /accounts register/));
  const field = page.getByLabel('Another duration');
  await field.fill('abc');
  await expect(field).toHaveAccessibleDescription('');
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription(/A figure and a unit: 0, 200 ms/);
  await expect(page.getByText('A figure and a unit')).toBeVisible();
  await field.fill('30 %');
  await expect(page.getByText('A figure and a unit')).toHaveCount(0);
  await field.press('Enter');
  await expect(page.getByTitle(/^What if: register taking/)).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('beside a “what if” no tool stands outside of the page; the ruler is in a menu', async ({ page }) => {
    const asked = encodeURIComponent('scaleOperation:catalogue|GET /items/{id}:0.5');
    await page.goto(`${SEQUENTIAL}&whatIf=${asked}`);
    await expectRows(page, 7);
    await expect.poll(() => hiddenOfChip(page, ['half'])).toEqual([]);
    const view = page.getByRole('button', { name: 'View', exact: true });
    const box = await view.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(360);
    await view.tap();
    await page.getByRole('menuitem', { name: 'Measure' }).tap();
    await view.tap();
    await expect(page.getByRole('menuitem', { name: 'Remove the ruler' })).toBeVisible();
  });
});

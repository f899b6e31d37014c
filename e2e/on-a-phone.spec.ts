import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { expectRows, expectVerdict, rows } from './on-page.ts';
import { copiedLink } from './same-picture.ts';

test.use({
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  permissions: ['clipboard-read', 'clipboard-write'],
});

const EXAMPLE = 'trace/64bbaca45aa1fed1d9759a34af6c85de?example=checkout-4s';

function panel(page: Page) {
  return page.getByRole('complementary', { name: 'Findings and details' });
}

/** The key of a span that was tapped. */
async function tappedSpan(page: Page): Promise<string> {
  await page.goto(EXAMPLE);
  await expectRows(page, 11);
  await rows(page, /INSERT orders/)
    .getByRole('gridcell')
    .first()
    .tap();
  await expect(page).toHaveURL(/span=/);
  return new URL(page.url()).searchParams.get('span') ?? '';
}

test('a link that asks for no panel has none lie over the bars, though it names a span', async ({ page }) => {
  const span = await tappedSpan(page);
  await page.goto(`${EXAMPLE}&span=${span}&v=2&panel=closed`);
  await expect(page.getByRole('region', { name: 'Selected span' })).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
  await page
    .getByRole('region', { name: 'Selected span' })
    .getByRole('button', { name: /Details/ })
    .tap();
  await expect(panel(page)).toBeVisible();
  await page.goBack();
  await expect(panel(page)).toHaveCount(0);
});

test('what is shared with the panel closed comes with it closed, and open with it open', async ({ page }) => {
  await tappedSpan(page);
  await expect(panel(page)).toHaveCount(0);
  const closed = await copiedLink(page, 'Copy link to this view');
  await page.getByRole('button', { name: 'Show details' }).tap();
  await expect(panel(page)).toBeVisible();
  const open = await copiedLink(page, 'Copy link to this view');
  await page.goto(closed);
  await expect(page.getByRole('region', { name: 'Selected span' })).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
  await page.goto(open);
  await expect(panel(page)).toBeVisible();
});

test('a tap on a row’s name chooses the row, whatever stands at its bar below', async ({ page }) => {
  await page.goto(EXAMPLE);
  await expectRows(page, 11);
  await expectVerdict(page);
  const told = page.locator('[role=row][aria-description*="finding "]');
  await expect(told).not.toHaveCount(0);
  const row = told.last();
  // A number is 16 px wide.
  for (let x = 100; x < 340; x += 12) {
    await row.tap({ position: { x, y: 8 } });
    await expect(page).toHaveURL(/span=/);
    await expect(page).not.toHaveURL(/finding=/);
  }
});

test('an attribute’s value is filtered by and searched for from a menu', async ({ page }) => {
  await tappedSpan(page);
  await page.getByRole('button', { name: 'Show details' }).tap();
  const menu = panel(page).getByRole('button', { name: 'Filter or search by db.system.name = postgresql' });
  await menu.tap();
  await page.getByRole('menuitemcheckbox', { name: /^Only spans with/ }).tap();
  await expect(page).toHaveURL(/filter=/);
  await page.getByRole('menuitem', { name: /^Search traces with db.system.name = postgresql/ }).tap();
  await expect(page).toHaveURL(/\/search\?in=examples&attr=/);
});

/** Draws a finger over the page as a screen tells it. */
async function drag(page: Page, from: readonly [x: number, y: number], to: readonly [x: number, y: number]) {
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  const place = (share: number) => ({
    x: from[0] + share * (to[0] - from[0]),
    y: from[1] + share * (to[1] - from[1]),
  });
  await touch('touchStart', [place(0)]);
  for (let step = 1; step <= 8; step++) await touch('touchMove', [place(step / 8)]);
  await touch('touchEnd', []);
}

test('a finger that goes across the plot narrows to a stretch of time, one that goes up or down is the page’s', async ({
  page,
}) => {
  await page.goto('search?in=examples');
  const plot = page.getByRole('slider', { name: 'Traces, start by duration' });
  await plot.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await plot.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const middle = y + height / 2;
  await drag(page, [x + width / 2, middle], [x + width - 12, middle + 6]);
  await expect(page.getByText(/^Narrowed to \d of 10 traces/)).toBeVisible();
  await expect(page).toHaveURL(/brush=/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/brush=/);
  await expect(plot).toHaveCSS('touch-action', 'pan-y');
  await drag(page, [x + width / 2, middle], [x + width / 2, middle - 80]);
  await expect(page.getByText(/^Narrowed to/)).toHaveCount(0);
  await expect(page).not.toHaveURL(/brush=/);
});

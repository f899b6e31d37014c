import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { chooseRow, rows, waterfall } from './on-page.ts';
import { copiedLink, expectSeen, openElsewhere, seen, settledPainting } from './same-picture.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const EXAMPLE = 'trace/64bbaca45aa1fed1d9759a34af6c85de?example=checkout-4s';

async function open(page: Page): Promise<void> {
  await page.goto(EXAMPLE);
  await expect(rows(page).first()).toBeVisible();
  await settledPainting(page);
}

async function dragOverBars(page: Page, from: number, to: number): Promise<void> {
  const box = await page.locator('canvas[aria-hidden]').last().boundingBox();
  if (box === null) throw new Error('There are no bars.');
  await page.keyboard.down('Shift');
  await page.mouse.move(box.x + box.width * from, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, box.y + 100, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
}

test('a link shows elsewhere what is seen here: subtree, closed rows, zoom, scroll, span', async ({
  page,
  browser,
}) => {
  await open(page);
  await waterfall(page).focus();
  await page.keyboard.press('3');
  await page.keyboard.press('Control+f');
  await page.getByRole('combobox', { name: 'Filter spans' }).fill('service:orders');
  await page.getByRole('button', { name: 'Only matches' }).click();
  await expect(page.getByRole('button', { name: 'Only matches' })).toHaveAttribute('aria-pressed', 'true');
  await chooseRow(rows(page).nth(1));
  await dragOverBars(page, 0.3, 0.6);
  await expect(page.getByRole('slider', { name: 'Start of the window' })).not.toHaveAttribute('aria-valuenow', '0');
  const here = await seen(page);
  const link = await copiedLink(page, 'Copy link to this view');
  expect(link.length).toBeLessThan(400);
  const other = await openElsewhere(browser, link);
  await expectSeen(other, here);
});

test('a subtree stands in the address, and going back leaves it', async ({ page, browser }) => {
  await open(page);
  const whole = await waterfall(page).getAttribute('aria-rowcount');
  await chooseRow(rows(page).nth(1));
  await expect(page).toHaveURL(/span=/);
  await page.keyboard.press('f');
  await expect(waterfall(page)).not.toHaveAttribute('aria-rowcount', whole ?? '');
  await expect(page).toHaveURL(/[?&]root=/);
  const here = await seen(page);
  const other = await openElsewhere(browser, await copiedLink(page, 'Copy link to this view'));
  await expectSeen(other, here);
  await page.goBack();
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', whole ?? '');
  await page.reload();
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', whole ?? '');
});

test('scrolling leaves no step of the history, and a reload is where one was', async ({ page }) => {
  await page.goto('/');
  await page.setViewportSize({ width: 1440, height: 500 });
  await open(page);
  const before = await page.evaluate(() => history.length);
  await waterfall(page).hover();
  await page.mouse.wheel(0, 300);
  await expect(page).toHaveURL(/[?&]top=/);
  expect(await page.evaluate(() => history.length)).toBe(before);
  const here = (await seen(page)).rows;
  await page.reload();
  await expect.poll(async () => (await seen(page)).rows).toBe(here);
});

test('what is copied for a ticket has title, verdict and link', async ({ page }) => {
  await open(page);
  const markdown = await copiedLink(page, 'Copy as Markdown');
  expect(markdown).toMatch(/^### \S+ › /);
  expect(markdown).toContain('](<http://127.0.0.1');
  expect(markdown.split('\n\n')).toHaveLength(4);
});

test('a link of Jaeger’s selects the span or fills the filter', async ({ page }) => {
  await open(page);
  await chooseRow(rows(page).nth(4));
  await expect(page).toHaveURL(/span=/);
  const span = new URL(page.url()).searchParams.get('span') ?? '';
  await page.goto(`${EXAMPLE}&uiFind=${span}`);
  await expect(rows(page).nth(4)).toHaveAttribute('aria-selected', 'true');
});

test('a “what if” that a link asks at a span is answered in sight', async ({ page }) => {
  await open(page);
  await chooseRow(rows(page).nth(4));
  await expect(page).toHaveURL(/span=/);
  const span = new URL(page.url()).searchParams.get('span') ?? '';
  await page.goto(`${EXAMPLE}&span=${span}&whatIf=scale:${span}:0.5`);
  await expect(page.getByText(/The request would take/)).toBeInViewport();
});

test('what a link asks for and cannot have is told', async ({ page }) => {
  await page.goto(`${EXAMPLE}&v=2&colour=mood&filter=${'a'.repeat(1001)}`);
  await expect(page.getByText(/The filter of this address was left out/).first()).toBeVisible();
  await expect(page.getByText(/“mood”/).first()).toBeVisible();
});

test('a trace that is not there leaves what the link says in sight', async ({ page }) => {
  const address =
    '/trace/0a9da20d24ca4171e3ad00a10a53c05a?file=mine.json&span=00000000000000c3&v=2&filter=status%3Aerror&zoom=1000000-2000000';
  await page.goto(address);
  const known = page.getByRole('region', { name: 'What the link says' });
  await expect(known).toContainText('00000000000000c3');
  await expect(known).toContainText('status:error');
  await expect(known).toContainText('1.00 ms to 2.00 ms');
  expect(page.url()).toContain(address);
});

import type { Locator, Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { expectVerdict, rows, waterfall } from './on-page.ts';

const EXAMPLE = 'trace/64bbaca45aa1fed1d9759a34af6c85de?example=checkout-4s';

function field(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Filter spans' });
}

async function open(page: Page): Promise<void> {
  await page.goto(EXAMPLE);
  await expect(field(page)).toBeVisible();
  await expectVerdict(page);
}

function legend(page: Page, name: string): Locator {
  return page.getByRole('list', { name: 'Colours by service' }).getByRole('button', { name });
}

/** Clicks, and returns what the address says of it at once: by the clock of a slow machine that may be a while. */
function queryAtClick(button: Locator): Promise<string> {
  return button.evaluate((element: HTMLElement) => {
    element.click();
    return location.search;
  });
}

/** Types, and returns how long after it the number of rows changes, in milliseconds: by the page's own clock. */
async function rowsStayFor(page: Page, typed: string): Promise<number> {
  const watch = await waterfall(page).evaluateHandle((grid) => ({
    stayed: new Promise<number>((resolve) => {
      const onInput = ({ timeStamp }: Event) => {
        const onChange = () => resolve(performance.now() - timeStamp);
        new MutationObserver(onChange).observe(grid, { attributeFilter: ['aria-rowcount'] });
      };
      addEventListener('input', onInput, { capture: true, once: true });
    }),
  }));
  await field(page).fill(typed);
  return watch.evaluate(({ stayed }) => stayed);
}

test('a click on the legend and the mode are in the address at once, and going back undoes one after the other', async ({
  page,
}) => {
  await open(page);
  expect(await queryAtClick(legend(page, 'payments'))).toMatch(/filter=service/);
  expect(await queryAtClick(page.getByRole('button', { name: 'Only matches' }))).toMatch(/mode=only/);
  await page.goBack();
  await expect(page).not.toHaveURL(/mode=only/);
  await expect(field(page)).toHaveValue('service=payments');
  await page.goBack();
  await expect(page).not.toHaveURL(/filter=/);
  await expect(field(page)).toHaveValue('');
});

test('what is typed is no step until it is meant', async ({ page }) => {
  await open(page);
  const before = await page.evaluate(() => history.length);
  await field(page).pressSequentially('payments', { delay: 30 });
  await expect(page).toHaveURL(/filter=payments/);
  await expect(rows(page).and(page.locator('[aria-current]'))).toHaveCount(1);
  expect(await page.evaluate(() => history.length)).toBe(before);
  await waterfall(page).focus();
  await expect.poll(() => page.evaluate(() => history.length)).toBe(before + 1);
  await page.goBack();
  await expect(page).not.toHaveURL(/filter=/);
  await expect(field(page)).toHaveValue('');
  await page.goForward();
  await expect(field(page)).toHaveValue('payments');
});

test('what is typed selects nothing and leaves the findings where they are', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('tab', { name: /Findings/ })).toHaveAttribute('aria-selected', 'true');
  await field(page).fill('payments');
  await expect(rows(page).and(page.locator('[aria-current]'))).toHaveCount(1);
  await expect(page.getByRole('tab', { name: /Findings/ })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'Remove the filter' }).click();
  await expect(rows(page).and(page.locator('[aria-selected=true]'))).toHaveCount(0);
  await expect(rows(page).and(page.locator('[aria-current]'))).toHaveCount(0);
});

test('the first match is the first from where typing began, whatever its beginnings found', async ({ page }) => {
  await open(page);
  await field(page).fill('charge-card');
  await expect(rows(page, /charge-card/)).toHaveAttribute('aria-current', 'true');
  await field(page).pressSequentially(' or validate');
  await expect(rows(page).nth(1)).toHaveAttribute('aria-current', 'true');
  await field(page).fill('insert');
  await expect(rows(page, /INSERT/)).toHaveAttribute('aria-current', 'true');
  await field(page).fill('service:');
  await expect(rows(page).and(page.locator('[data-found]'))).toHaveCount(0);
  await field(page).fill('service:auth');
  await expect(rows(page, /auth/)).toHaveAttribute('aria-current', 'true');
});

/** Types a filter and goes from the box to the rows. */
async function filterAndLeave(page: Page, filter: string): Promise<void> {
  await open(page);
  await field(page).fill(filter);
  // What may be typed next goes first.
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(waterfall(page)).toBeFocused();
}

test('Escape leaves the box and keeps the filter; in the rows it removes it, and going back brings it again', async ({
  page,
}) => {
  await filterAndLeave(page, 'payments');
  await expect(field(page)).toHaveValue('payments');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await page.goBack();
  await expect(field(page)).toHaveValue('payments');
});

test('going back at once after the filter was removed brings it again', async ({ page, context }) => {
  await filterAndLeave(page, 'payments');
  await expect(page).toHaveURL(/filter=payments/);
  // What is rendered when there is time is still to come then.
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 10 });
  await waterfall(page).evaluate((grid) => {
    grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    history.back();
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await expect(page).toHaveURL(/filter=payments/);
  await expect(field(page)).toHaveValue('payments');
});

test('a filter that was typed is in the address by itself, and stands after a reload', async ({ page }) => {
  await open(page);
  await field(page).fill('payments');
  await expect(page).toHaveURL(/filter=payments/);
  await page.reload();
  await expect(field(page)).toHaveValue('payments');
});

test('a filter that was typed just before the page was left is there when one comes back', async ({ page }) => {
  await open(page);
  await field(page).fill('payments');
  await page.goto('about:blank');
  await page.goBack();
  await expect(field(page)).toHaveValue('payments');
});

test('among only matches the rows stay while a term is half typed, and none are left where nothing matches', async ({
  page,
}) => {
  await open(page);
  const whole = await waterfall(page).getAttribute('aria-rowcount');
  await field(page).fill('payments');
  await page.getByRole('button', { name: 'Only matches' }).click();
  await expect(waterfall(page)).not.toHaveAttribute('aria-rowcount', whole ?? '');
  await expect(page.getByLabel('Still looking')).toHaveCount(0);
  const few = await waterfall(page).getAttribute('aria-rowcount');
  expect(await rowsStayFor(page, 'duration>')).toBeGreaterThan(300);
  await field(page).fill('kafka');
  await expect(rows(page)).toHaveCount(0);
  await expect(field(page)).toHaveAccessibleDescription(/No span has this/);
  await waterfall(page).focus();
  for (const key of ['ArrowDown', 'End', 'Enter', 'n']) await page.keyboard.press(key);
  await field(page).fill('payments');
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', few ?? '');
});

test('the reason for a broken term is whole, and told', async ({ page }) => {
  await open(page);
  await field(page).fill('duration>soon');
  const reason = page.getByText('“soon” is no duration, such as 100ms or 1.5s.');
  await expect(page.getByRole('status').and(reason)).toHaveCount(1);
  const told = page.locator('p').and(reason).first();
  await expect.poll(() => told.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
});

test('Tab takes the only completion', async ({ page }) => {
  await open(page);
  await field(page).pressSequentially('durat');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(field(page)).toHaveValue('duration>');
  await expect(field(page)).toBeFocused();
});

test('terms that match apart but not together are told, and one can be left out', async ({ page }) => {
  await open(page);
  await field(page).fill('service=payments depth=0');
  await page.getByRole('button', { name: /^Without depth=0: / }).click();
  await expect(field(page)).toHaveValue('service=payments');
});

import type { Locator, Page } from '@playwright/test';
import { expect } from './journey.ts';

/** The box that opens anything. */
export function openBox(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Open a trace' });
}

/** Types into the box and presses Enter. */
export async function openWith(page: Page, text: string): Promise<void> {
  await openBox(page).fill(text);
  await openBox(page).press('Enter');
}

/** The tree grid. */
export function waterfall(page: Page): Locator {
  return page.getByRole('treegrid', { name: 'Waterfall' });
}

/** The rows in sight whose accessible name holds `name`; all of them without one. */
export function rows(page: Page, name?: string | RegExp): Locator {
  return waterfall(page).getByRole('row', name === undefined ? {} : { name });
}

/** Clicks a row at its name: on its bar may stand a finding's number, which shows the finding in place of the span. */
export async function chooseRow(row: Locator): Promise<void> {
  await row.getByRole('gridcell').first().click();
}

/**
 * Waits until the trace has its answer, since what says that one is being looked for is none; and its tools, which on a
 * slow machine may come behind it: where they are seen, keys work.
 */
export async function expectVerdict(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Measure', exact: true })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Verdict' })).not.toHaveText(/^(Analysing…)?$/);
}

/** Waits until a whole trace of `count` rows is shown. */
export async function expectRows(page: Page, count: number): Promise<void> {
  await expect(waterfall(page)).toHaveAttribute('aria-rowcount', String(count), { timeout: 20_000 });
  await expect(rows(page).first()).toBeVisible();
}

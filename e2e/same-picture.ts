import { type Browser, expect, type Page } from '@playwright/test';
import { rows, waterfall } from './on-page.ts';

/** What is painted, as one text. */
async function painting(page: Page): Promise<string> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page
    .locator('canvas[aria-hidden]')
    .evaluateAll((all) => all.map((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : '')).join());
}

/** What is painted once nothing more comes. */
export async function settledPainting(page: Page): Promise<string> {
  await expect(page.getByRole('status', { name: 'Verdict' })).not.toBeEmpty();
  await expect(page.getByRole('button', { name: 'View', exact: true })).toBeVisible();
  await page.mouse.move(700, 5);
  let last = '';
  await expect
    .poll(async () => {
      const before = last;
      await page.waitForTimeout(200);
      last = await painting(page);
      return last === before;
    })
    .toBe(true);
  return last;
}

/** What two people see alike or not: pixels, rows as they are read aloud, and where the first one is. */
export async function seen(page: Page) {
  const pixels = await settledPainting(page);
  return { pixels, rows: await waterfall(page).ariaSnapshot(), place: await rows(page).first().boundingBox() };
}

/** Copies by an entry of the Share menu, and returns what was copied. */
export async function copiedLink(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('menuitem', { name }).click();
  await expect(page.getByText(/copied\./).first()).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Opens a link as somebody else has it: nothing is kept from before. */
export async function openElsewhere(browser: Browser, link: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  await page.goto(link);
  await expect(rows(page).first()).toBeVisible();
  return page;
}

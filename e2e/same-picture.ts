import { type Browser, expect, type Page } from '@playwright/test';
import { clipboard, emptyClipboard } from './clipboard.ts';
import { expectVerdict, rows, waterfall } from './on-page.ts';

/** What is painted, as one text. */
export async function painting(page: Page): Promise<string> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page
    .locator('canvas[aria-hidden]')
    .evaluateAll((all) => all.map((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : '')).join());
}

/** What two people see alike or not: pixels, rows as they are read aloud, and where the first one is. */
export interface Seen {
  readonly pixels: string;
  readonly rows: string;
  readonly place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
}

async function seenNow(page: Page): Promise<Seen> {
  const pixels = await painting(page);
  return { pixels, rows: await waterfall(page).ariaSnapshot(), place: await rows(page).first().boundingBox() };
}

/** What is seen once nothing more comes. */
export async function seen(page: Page): Promise<Seen> {
  await expectVerdict(page);
  await expect(page.getByRole('button', { name: 'View', exact: true })).toBeVisible();
  await page.mouse.move(700, 5);
  let last = await seenNow(page);
  await expect
    .poll(async () => {
      const before = last;
      await page.waitForTimeout(200);
      last = await seenNow(page);
      return JSON.stringify(last) === JSON.stringify(before);
    })
    .toBe(true);
  return last;
}

/** What is painted once nothing more comes. */
export async function settledPainting(page: Page): Promise<string> {
  return (await seen(page)).pixels;
}

/** Fails unless `page` comes to show what was seen: what names leave open is told last, and may take a while. */
export async function expectSeen(page: Page, expected: Seen): Promise<void> {
  await seen(page);
  await expect(async () => {
    const { rows: text, place, pixels } = await seenNow(page);
    expect(text).toBe(expected.rows);
    expect(place).toEqual(expected.place);
    expect(pixels === expected.pixels, 'the same pixels').toBe(true);
  }).toPass({ timeout: 15_000 });
}

/** Copies by an entry of the Share menu, and returns what was copied. */
export async function copiedLink(page: Page, name: string): Promise<string> {
  // What was copied before, and the words that it was, may still be there.
  await emptyClipboard(page);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('menuitem', { name }).click();
  await expect(page.getByText(/copied\./).first()).toBeVisible();
  await expect.poll(() => clipboard(page)).not.toBe('');
  return clipboard(page);
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

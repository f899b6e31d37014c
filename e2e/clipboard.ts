import type { Page } from '@playwright/test';

/** What was copied last. All journeys of a worker share one clipboard: what one of them copied is there in the next. */
export function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Has nothing be copied yet, so that waiting for something is waiting for what is copied from now on. */
export function emptyClipboard(page: Page): Promise<void> {
  return page.evaluate(() => navigator.clipboard.writeText(''));
}

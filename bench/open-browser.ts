import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, findChromium, NO_BROWSER } from '../scripts/find-chromium.ts';

const VIEWPORT = { width: 1440, height: 900 };

/** A browser that was started for one measurement, and a window of it. */
export interface OpenBrowser {
  readonly browser: Browser;
  readonly context: BrowserContext;
}

/** Starts a browser, hands it to `use`, and ends it whatever comes of that. Throws a sentence where there is none. */
export async function inFreshBrowser<Result>(use: (opened: OpenBrowser) => Promise<Result>): Promise<Result> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(NO_BROWSER);
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] });
  try {
    return await use({ browser, context: await browser.newContext({ viewport: VIEWPORT }) });
  } finally {
    await browser.close();
  }
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, findChromium, NO_BROWSER } from '../scripts/find-chromium.ts';

/** What one page took, in milliseconds from the start of its navigation. */
export interface Measurement {
  /** Until the frame that shows the first row. */
  readonly firstRow: number;
  /** Until the frame in which every span has its row and nothing is loading any more. */
  readonly allRows: number;
  /** Sum of what tasks of the main thread took beyond 50 ms each, until a second after the last row. */
  readonly blocked: number;
  readonly longestTask: number;
}

interface PageMarks {
  readonly firstRow: number;
  readonly allRows: number;
  readonly longTasks: readonly { readonly startTime: number; readonly duration: number }[];
}

const WATCH = readFileSync(resolve(import.meta.dirname, 'watch-page.js'), 'utf8');
const LONG_TASK = 50;
/** Work that a page puts off until it has shown its rows still counts. */
const AFTERWARDS = 1_000;
const AT_MOST = 120_000;
const ASK_EVERY = 100;

/** Opens `url` in a browser of its own and measures it until `rowCount` rows are there. Rejects if they never are. */
export async function measure(url: string, rowCount: number): Promise<Measurement> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(NO_BROWSER);
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] });
  try {
    return await measureIn(await browser.newContext({ viewport: { width: 1440, height: 900 } }), url, rowCount);
  } finally {
    await browser.close();
  }
}

async function measureIn(context: BrowserContext, url: string, rowCount: number): Promise<Measurement> {
  const page = await context.newPage();
  await page.addInitScript({ content: `globalThis.expectedRows = ${rowCount};\n${WATCH}` });
  await page.goto(url, { waitUntil: 'commit' });
  const marks = await marksOnceThere(page);
  if (marks === null) {
    const seen = await page.locator('body').ariaSnapshot();
    throw new Error(`${url} never had its ${rowCount} rows; it shows:\n${seen.slice(0, 1000)}`);
  }
  const durations = marks.longTasks.map(({ duration }) => duration);
  return {
    firstRow: marks.firstRow,
    allRows: marks.allRows,
    blocked: durations.reduce((sum, duration) => sum + Math.max(0, duration - LONG_TASK), 0),
    longestTask: Math.max(0, ...durations),
  };
}

/** Asks now and then: Playwright's own waiting evaluates text in the page, which our policy forbids. */
async function marksOnceThere(page: Page): Promise<PageMarks | null> {
  for (let waited = 0; waited < AT_MOST; waited += ASK_EVERY) {
    await page.waitForTimeout(ASK_EVERY);
    const isThere = await page.evaluate<boolean>('benchMarks.allRows > 0');
    if (!isThere) continue;
    await page.waitForTimeout(AFTERWARDS);
    return JSON.parse(await page.evaluate<string>('JSON.stringify(benchMarks)'));
  }
  return null;
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { inFreshBrowser, type OpenBrowser } from './open-browser.ts';

/** What one page took, in milliseconds from the start of its navigation, or from the choice of its file. */
export interface Measurement {
  /** Until the frame that shows the first row. */
  readonly firstRow: number;
  /** Until the frame in which every span has its row and nothing is loading any more. */
  readonly allRows: number;
  /** Sum of what tasks of the main thread took beyond 50 ms each, until a second after the last row. */
  readonly blocked: number;
  readonly longestTask: number;
}

/** What is opened. */
export interface Visit {
  readonly url: string;
  readonly rowCount: number;
  /** Chosen in the page's file input once it has come to rest; null where the address says all. */
  readonly file: string | null;
}

/** What the script in the page has noted, in milliseconds from the start of the navigation. */
export interface PageMarks {
  /** When the file was chosen, 0 where none was. */
  readonly began: number;
  readonly firstRow: number;
  readonly allRows: number;
  readonly longTasks: readonly { readonly startTime: number; readonly duration: number }[];
}

const WATCH = readFileSync(resolve(import.meta.dirname, 'watch-page.js'), 'utf8');
const LONG_TASK = 50;
/** Work that a page puts off until it has shown its rows still counts. */
const AFTERWARDS = 1_000;
const AT_MOST = 180_000;
const ASK_EVERY = 100;
/** A person takes longer to choose a file than the first page takes to come to rest. */
const BEFORE_CHOOSING = 700;

/**
 * Makes a visit in a browser of its own and measures it until all rows are there. `look` is given the page after that.
 * Rejects if they never are.
 */
export function measure(
  visit: Visit,
  look: (page: Page, opened: OpenBrowser) => Promise<void> = async () => {},
): Promise<Measurement> {
  return inFreshBrowser(async (opened) => {
    const page = await newWatchedPage(opened.context, visit.rowCount);
    const marks = await makeVisit(page, visit);
    await look(page, opened);
    return measurementOf(marks);
  });
}

/** Returns a page that will note when its rows are there. */
export async function newWatchedPage(context: BrowserContext, rowCount: number): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript({ content: `globalThis.expectedRows = ${rowCount};\n${WATCH}` });
  return page;
}

/** Opens what is to be opened in a watched page; resolves a second after all rows are there. */
export async function makeVisit(page: Page, { url, rowCount, file }: Visit): Promise<PageMarks> {
  await page.goto(url, { waitUntil: file === null ? 'commit' : 'load' });
  if (file !== null) {
    const input = page.locator('input[type=file]').first();
    await input.waitFor({ state: 'attached' });
    await page.waitForTimeout(BEFORE_CHOOSING);
    await input.setInputFiles(file);
  }
  const marks = await marksOnceThere(page);
  if (marks !== null) return marks;
  const seen = await page.locator('body').ariaSnapshot();
  throw new Error(`${url} never had its ${rowCount} rows; it shows:\n${seen.slice(0, 1000)}`);
}

/** Resolves once the analysis of the trace is on the page. */
export async function untilAnalysed(page: Page): Promise<void> {
  const verdict = page.getByRole('status', { name: 'Verdict' });
  await verdict.filter({ hasText: /\S/, hasNotText: 'Analysing…' }).waitFor({ timeout: AT_MOST });
}

/** Returns the figures of a visit; what a page did before its file was chosen is not in them. */
export function measurementOf({ began, firstRow, allRows, longTasks }: PageMarks): Measurement {
  const durations = longTasks.filter(({ startTime }) => startTime >= began).map(({ duration }) => duration);
  return {
    firstRow: firstRow - began,
    allRows: allRows - began,
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

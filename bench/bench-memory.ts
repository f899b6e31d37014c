/**
 * Opens eleven traces in turn in one page and says whether the page then takes as much as after the first: what closed
 * traces leave behind fails. README.md beside this file says how to read it.
 */
import type { Page } from '@playwright/test';
import { startBenchServer } from './bench-server.ts';
import { buildPage } from './build-page.ts';
import { type Growth, growthLines, isLeak } from './growth.ts';
import { objectBytesOf, takeHeapSnapshot } from './heap-snapshot.ts';
import { machineInWords } from './machine.ts';
import { type Payload, payload } from './make-trace.ts';
import { untilAnalysed } from './measure.ts';
import { aboveEmpty, emptyPageMemory, measureMemory, type PageMemory } from './memory.ts';
import { inFreshBrowser } from './open-browser.ts';
import { pagePath, type Way } from './ways.ts';

const WAY: Way = { format: 'otlp', packing: 'plain', line: 'server' };
const SPANS = 10_000;
const TRACES = 10;
const LARGE_SPANS = 100_000;
/** It comes in the middle, so that it must be gone at the end. */
const BEFORE_LARGE = 5;
const OPENED_AFTER = 60_000;

/** How a page goes on to the next trace. */
const GOINGS: Readonly<Record<string, (page: Page, url: string) => Promise<unknown>>> = {
  'within the page': (page, url) => page.evaluate(`history.pushState(null, '', ${JSON.stringify(url)})`),
  'by reloading': (page, url) => page.goto(url),
};

await run();

async function run(): Promise<void> {
  buildPage();
  const traces = tracesInTurn();
  const server = await startBenchServer(traces);
  try {
    const empty = await emptyPageMemory(server.url);
    console.log(`${machineInWords(new Date())}; MB above an empty page\n`);
    for (const [name, go] of Object.entries(GOINGS)) {
      const growth = { name, ...(await measureGrowth(server.url, traces, empty, go)) };
      for (const line of growthLines(growth)) console.log(line);
      if (isLeak(growth)) process.exitCode = 1;
    }
  } finally {
    await server.stop();
  }
}

/** Of as many spans each but for one, by which the page is seen to show the next. */
function tracesInTurn(): Payload[] {
  const traces = Array.from({ length: TRACES }, (_, i) => payload(WAY.format, SPANS + i));
  return traces.toSpliced(BEFORE_LARGE, 0, payload(WAY.format, LARGE_SPANS));
}

function measureGrowth(
  url: string,
  traces: readonly Payload[],
  empty: PageMemory,
  go: (page: Page, url: string) => Promise<unknown>,
): Promise<Omit<Growth, 'name'>> {
  return inFreshBrowser(async ({ browser, context }) => {
    const page = await context.newPage();
    await page.goto(url);
    const after: PageMemory[] = [];
    for (const trace of traces) {
      await go(page, url + pagePath(WAY, trace));
      await untilOpen(page, trace.spanCount);
      const memory = aboveEmpty(await measureMemory(page, browser), empty);
      after.push({ ...memory, heap: await objectsOf(page) });
    }
    return { after, spanCounts: traces.map(({ spanCount }) => spanCount) };
  });
}

/** Returns what JavaScript's objects take, in MB. */
async function objectsOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const bytes = objectBytesOf(await takeHeapSnapshot(session));
  await session.detach();
  return bytes / 1e6;
}

async function untilOpen(page: Page, rowCount: number): Promise<void> {
  const timeout = OPENED_AFTER;
  await page.locator(`[role=treegrid][aria-rowcount="${rowCount}"]`).waitFor({ timeout });
  await page.getByRole('progressbar', { name: 'Loading' }).waitFor({ state: 'detached', timeout });
  await untilAnalysed(page);
}

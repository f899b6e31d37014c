import { existsSync, readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { emptyPagePath } from './empty-page.ts';
import { inFreshBrowser } from './open-browser.ts';

/** What an open page takes, in MB of a million bytes, after collecting garbage. */
export interface PageMemory {
  /** JavaScript objects of the main thread. */
  readonly heap: number;
  /**
   * Memory that the browser's renderers have written and share with no other process: workers and buffers are in it. NaN
   * where that is not known.
   */
  readonly process: number;
}

/** What comes after a collection is not given back at once. */
const REST = 1_500;

/** Measures a page and its workers; only Linux tells what memory is private to a process. */
export async function measureMemory(page: Page, browser: Browser): Promise<PageMemory> {
  const session = await page.context().newCDPSession(page);
  await collectInWorkers(session);
  await session.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(REST);
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { heap: usedSize / 1e6, process: (await privateBytes(browser)) / 1e6 };
}

/** Measures an empty page in a browser of its own; `url` is that of the bench's server. */
export function emptyPageMemory(url: string): Promise<PageMemory> {
  return inFreshBrowser(async ({ browser, context }) => {
    const page = await context.newPage();
    await page.goto(url + emptyPagePath('receive', null, 1));
    return measureMemory(page, browser);
  });
}

/** Returns what a page takes above an empty one; its heap is what it is. */
export function aboveEmpty({ heap, process }: PageMemory, empty: PageMemory): PageMemory {
  return { heap, process: process - empty.process };
}

/** Workers have heaps of their own, which only a session of their own collects. */
async function collectInWorkers(session: CDPSession): Promise<void> {
  const asked: Promise<void>[] = [];
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') asked.push(collectIn(session, sessionId));
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  await Promise.all(asked);
  await session.send('Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false, flatten: false });
}

function collectIn(session: CDPSession, sessionId: string): Promise<void> {
  const message = JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' });
  return new Promise((resolve, reject) => {
    session.on('Target.receivedMessageFromTarget', (received) => {
      if (received.sessionId === sessionId) resolve();
    });
    session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
  });
}

async function privateBytes(browser: Browser): Promise<number> {
  if (!existsSync('/proc/self/smaps_rollup')) return Number.NaN;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return renderers.reduce((sum, { id }) => sum + privateBytesOf(readFileSync(`/proc/${id}/smaps_rollup`, 'latin1')), 0);
}

/**
 * Returns the bytes that a process has written and shares with no other, of its `smaps_rollup` (proc_pid_smaps(5)). Clean
 * pages are left out: they are the browser's own program, and private only while no other browser runs.
 */
export function privateBytesOf(rollup: string): number {
  const [, kibibytes = '0'] = /^Private_Dirty:\s+(\d+) kB$/m.exec(rollup) ?? [];
  return Number(kibibytes) * 1024;
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { median } from './cell.ts';
import { inFreshBrowser } from './open-browser.ts';

const SCRIPT = readFileSync(resolve(import.meta.dirname, 'use-page.js'), 'utf8');
const FRAMES = 300;
/** In names, and in the values of many spans and of one. */
const FOUND = ['search', 'shop-client', 'postgresql', 'POST', '10.4.202.168'];
/** One of each kind that people type, with matches from the first rows on. */
const FILTERS = {
  name: 'name:GET',
  'service, duration': 'service:search duration>1ms',
  attribute: 'server.address:orders',
  'word in values': 'postgresql',
  'regular expression': 'name:/^(GET|POST) /',
};
const COLOURED_BY = ['http.route', 'server.address', 'http.response.status_code'];
const FRAME_MILLISECONDS = 1000 / 60;
const LOADED_AFTER = 60_000;

/** Figures of one trace, milliseconds where nothing else is said. */
export type UseFigures = Readonly<Record<string, number>>;

/** What is measured, in order; the page is left as the next one needs it. */
const STEPS: readonly (readonly [name: string, measure: (page: Page) => Promise<UseFigures>])[] = [
  ['rest', (page) => frameFigures(page, 'rest')],
  ['scroll', (page) => frameFigures(page, 'scroll')],
  ['zoom', (page) => frameFigures(page, 'zoom')],
  ['pan', (page) => frameFigures(page, 'pan')],
  [
    'click',
    async (page) => ({
      'click to details': await medianOf(
        page,
        [3, 5, 7, 9, 4, 6, 8].map((row) => `click(${row})`),
      ),
    }),
  ],
  [
    'collapse',
    async (page) => ({
      'collapse all': await time(page, 'collapseAll()'),
      'expand all': await time(page, 'expandAll()'),
    }),
  ],
  ['find', findFigures],
  ['filter', filterFigures],
  ['colour', colourFigures],
];

/**
 * Measures what a person feels who reads a trace that is open: frames while the hand moves, and how soon an action is
 * seen. Opens `url` in a browser of its own and begins once all `rowCount` rows are there. `slowdown` is how many times
 * slower the page's main thread runs than it could.
 */
export function measureUse(url: string, rowCount: number, slowdown: number): Promise<UseFigures> {
  return inFreshBrowser(async ({ context }) => {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript({ content: SCRIPT });
    await page.goto(url);
    await page.locator(`[role=treegrid][aria-rowcount="${rowCount}"]`).waitFor({ timeout: LOADED_AFTER });
    // What is loaded once the trace stands, and the panel's own script, are not what is measured.
    await page.waitForTimeout(1500);
    await page.locator('[role=row]').nth(1).click();
    await page.waitForTimeout(500);
    const figures: Record<string, number> = {};
    for (const [, measure] of STEPS) Object.assign(figures, await measure(page));
    figures['longest task'] = await time(page, 'longestTask()');
    figures['main-thread heap MB'] = await heapOf(session);
    return figures;
  });
}

async function frameFigures(page: Page, move: string): Promise<UseFigures> {
  const frames = await page.evaluate<number[]>(`benchUse.frames('${move}', ${FRAMES})`);
  const sorted = frames.toSorted((a, b) => a - b);
  const missed = frames.reduce((sum, frame) => sum + Math.max(0, Math.round(frame / FRAME_MILLISECONDS) - 1), 0);
  return {
    [`${move}: p95 frame`]: sorted[Math.floor(sorted.length * 0.95)],
    [`${move}: dropped %`]: (100 * missed) / (frames.length + missed),
  };
}

/** The first search of a trace also learns how its spans are written, so it stands alone. */
async function findFigures(page: Page): Promise<UseFigures> {
  const cold = await find(page, 'nothing.such');
  const runs = [];
  for (const text of FOUND) runs.push(await find(page, text));
  return {
    'find: first hit': median(runs.map(({ first }) => first)),
    'find: all': median(runs.map(({ all }) => all)),
    'find: all, slowest': Math.max(...runs.map(({ all }) => all)),
    'find: all, first time': cold.all,
  };
}

/** Once what reads regular expressions is here: it is fetched for the first. */
async function filterFigures(page: Page): Promise<UseFigures> {
  await find(page, 'name:/nothing.such/');
  await page.waitForTimeout(1000);
  const figures: Record<string, number> = {};
  for (const [kind, text] of Object.entries(FILTERS)) {
    const { first, all } = await find(page, text);
    figures[`filter, ${kind}: first`] = first;
    figures[`filter, ${kind}: all`] = all;
  }
  return figures;
}

async function find(page: Page, text: string): Promise<{ readonly first: number; readonly all: number }> {
  return page.evaluate(`benchUse.find(${JSON.stringify(text)})`);
}

/** Each attribute for the first time; where the pointer rests on one before, it is read ahead. */
async function colourFigures(page: Page): Promise<UseFigures> {
  const times: number[] = [];
  for (const key of COLOURED_BY) {
    await page.getByRole('button', { name: /^Colour/ }).click();
    await page.getByRole('combobox', { name: 'Colour by' }).fill(key);
    await page.getByRole('option', { name: key }).first().waitFor();
    times.push(await time(page, `colourBy('${key}')`));
  }
  return { 'colour by an attribute': median(times) };
}

async function time(page: Page, call: string): Promise<number> {
  return page.evaluate<number>(`benchUse.${call}`);
}

async function medianOf(page: Page, calls: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const call of calls) times.push(await time(page, call));
  return median(times);
}

/** Of the page alone, after collecting garbage: workers and the bytes they keep have heaps of their own. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

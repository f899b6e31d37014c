/**
 * Measures the results of a search in fresh browsers: how soon 1,000 of them are seen, and whether frames are missed while
 * a hand draws over the plot. README.md beside this file says what each figure is.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { findChromium, NO_BROWSER } from '../scripts/find-chromium.ts';
import { startBenchServer } from './bench-server.ts';
import { buildPage } from './build-page.ts';
import { median } from './cell.ts';
import { machineInWords } from './machine.ts';

const COUNT = 1000;
const FRAME_MILLISECONDS = 1000 / 60;
const FRAMES = 300;
const LIMITS: readonly (readonly [pattern: RegExp, limit: number])[] = [
  [/^rest/, Number.POSITIVE_INFINITY],
  [/dropped %$/, 1],
  [/^plot/, 500],
  [/^sort/, 100],
];

type Figures = Readonly<Record<string, number>>;

const { values: asked } = parseArgs({ options: { repeat: { type: 'string', default: '3' } } });

await run();

async function run(): Promise<void> {
  buildPage();
  const server = await startBenchServer([]);
  const [load] = loadavg();
  if (load > cpus().length) console.log(`Other programs run: load ${load.toFixed(1)}. Frames are not to be trusted.`);
  try {
    const runs: Figures[] = [];
    for (let repetition = 0; repetition < Number(asked.repeat); repetition++) runs.push(await measure(server.url));
    const medians = `medians of ${asked.repeat}, ${COUNT} results, in ms where nothing else is said`;
    console.log(`${machineInWords(new Date())}; ${medians}\n`);
    for (const name of Object.keys(runs[0])) console.log(lineOf(name, median(runs.map((figures) => figures[name]))));
  } finally {
    await server.stop();
  }
}

function lineOf(name: string, value: number): string {
  const limit = LIMITS.find(([pattern]) => pattern.test(name))?.[1] ?? Number.POSITIVE_INFINITY;
  const cell = `${value.toFixed(1)}${value > limit ? '!' : ' '}`.padStart(9);
  return `${name.padEnd(24)}${cell}   ${Number.isFinite(limit) ? limit : ''}`;
}

async function measure(url: string): Promise<Figures> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(NO_BROWSER);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${url}search`);
    await page.getByRole('combobox', { name: 'Backend' }).selectOption('backend:bench-otlp');
    await page.getByRole('combobox', { name: 'Limit' }).selectOption(String(COUNT));
    // What comes after the first paint is not what is measured.
    await page.waitForTimeout(2000);
    const plot = await page.evaluate<number>(
      timeOf('form button[type=submit]', `grid()?.ariaRowCount === '${COUNT + 1}'`),
    );
    await page.waitForTimeout(2000);
    return {
      'plot and rows': plot,
      ...(await frameFigures(page, 'rest', async () => void (await page.waitForTimeout(2000)))),
      ...(await frameFigures(page, 'brush', () => brush(page))),
      sort: await page.evaluate<number>(timeOf('[role=columnheader]:nth-child(2) button', `sorted() === 'descending'`)),
      ...(await frameFigures(page, 'scroll', () => scroll(page))),
    };
  } finally {
    await browser.close();
  }
}

/** Returns a script that presses a button and returns the milliseconds until the frame is painted in which `isThere` holds. */
function timeOf(button: string, isThere: string): string {
  return `(async () => {
    const grid = () => document.querySelector('[role=grid]');
    const sorted = () => document.querySelector('[role=columnheader]:nth-child(2)')?.getAttribute('aria-sort');
    const began = performance.now();
    document.querySelector(${JSON.stringify(button)}).click();
    while (!(${isThere})) await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - began;
  })()`;
}

async function brush(page: Page): Promise<void> {
  const box = await page.getByRole('slider', { name: 'Traces, start by duration' }).boundingBox();
  if (box === null) throw new Error('There is no plot.');
  await page.mouse.move(box.x + 100, box.y + 20);
  await page.mouse.down();
  for (let step = 0; step < FRAMES; step++) {
    const turn = (step / FRAMES) * Math.PI * 2;
    await page.mouse.move(box.x + box.width / 2 - Math.cos(turn) * 400, box.y + box.height / 2 - Math.sin(turn) * 90);
  }
  await page.mouse.up();
  await page.keyboard.press('Escape');
}

async function scroll(page: Page): Promise<void> {
  await page.mouse.move(900, 700);
  for (let step = 0; step < FRAMES; step++) await page.mouse.wheel(0, step % 120 < 90 ? 120 : -120);
}

/** Notes every frame while `move` goes on. */
async function frameFigures(page: Page, name: string, move: () => Promise<void>): Promise<Figures> {
  await page.evaluate(`globalThis.frameTimes = [];
    globalThis.noteFrame = (time) => { frameTimes.push(time); if (frameTimes.isOver !== true) requestAnimationFrame(noteFrame); };
    requestAnimationFrame(noteFrame); 0`);
  await move();
  const times = await page.evaluate<number[]>('frameTimes.isOver = true; [...frameTimes]');
  const frames = times.slice(1).map((time, i) => time - times[i]);
  const sorted = frames.toSorted((a, b) => a - b);
  const missed = frames.reduce((sum, frame) => sum + Math.max(0, Math.round(frame / FRAME_MILLISECONDS) - 1), 0);
  return {
    [`${name}: p95 frame`]: sorted[Math.floor(sorted.length * 0.95)],
    [`${name}: dropped %`]: (100 * missed) / (frames.length + missed),
  };
}

/**
 * Opens traces over a line of 2 MB/s: how soon rows are there, and whether the progress shown is true. README.md beside
 * this file says how to read it.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startBenchServer } from './bench-server.ts';
import { buildPage } from './build-page.ts';
import { machineInWords, warnOfLoad } from './machine.ts';
import { type Payload, payload } from './make-trace.ts';
import { makeVisit, newWatchedPage } from './measure.ts';
import { inFreshBrowser } from './open-browser.ts';
import { OPTIONS, readOptions } from './options.ts';
import { type ProgressError, type ProgressSample, progressError, type SentMark } from './progress-truth.ts';
import { sizeOf } from './sizes.ts';
import { nameOfWay, pagePath, type Way } from './ways.ts';

/** What one load over a slow line came to. */
interface LineFigures extends ProgressError {
  /** From the first piece that was sent to the first row, in parts of the time from it to the last. */
  readonly firstRow: number;
}

/** In parts of the time that the bytes take; points of a hundred, which in one of these are about 50 ms. */
const LIMITS: LineFigures = { firstRow: 0.1, ahead: 1, behind: 5 };
const IN_WORDS: Readonly<Record<keyof LineFigures, string>> = {
  firstRow: 'first row after the first piece, in parts of the time of all',
  ahead: 'progress ahead of what was sent, points',
  behind: 'progress behind what was sent, points',
};
const WATCH_PROGRESS = readFileSync(resolve(import.meta.dirname, 'watch-progress.js'), 'utf8');

const { values } = parseArgs({ options: { only: OPTIONS.only, format: OPTIONS.format } });
const { spanCounts, formats } = readOptions({ only: ['10k'], proxy: false, matrix: false, phases: false, ...values });
let sent: SentMark[] = [];
await run();

async function run(): Promise<void> {
  const warning = warnOfLoad('Times are not to be trusted.');
  if (warning !== '') console.log(warning);
  buildPage();
  const payloads = spanCounts.flatMap((spanCount) => formats.map((format) => payload(format, spanCount)));
  const server = await startBenchServer(payloads, { onSent: (bytes) => sent.push({ at: Date.now(), bytes }) });
  try {
    for (const each of payloads) tell(each, await measureLine(server.url, each));
    console.log(`\n${machineInWords(new Date())}`);
  } finally {
    await server.stop();
  }
}

function measureLine(url: string, trace: Payload): Promise<LineFigures> {
  sent = [];
  return inFreshBrowser(async ({ context }) => {
    const page = await newWatchedPage(context, trace.spanCount);
    await page.addInitScript({ content: WATCH_PROGRESS });
    const visit = { url: url + pagePath(wayOf(trace), trace), rowCount: trace.spanCount, file: null };
    const { firstRow } = await makeVisit(page, visit);
    const samples: ProgressSample[] = JSON.parse(await page.evaluate<string>('JSON.stringify(benchProgress)'));
    if (samples.length === 0) throw new Error('the page showed no progress');
    const shownAt = (await page.evaluate<number>('performance.timeOrigin')) + firstRow;
    return { firstRow: partOfSending(shownAt), ...progressError(samples, sent, trace.byteLength) };
  });
}

function wayOf({ format }: Payload): Way {
  return { format, packing: 'plain', line: 'slowest' };
}

function partOfSending(at: number): number {
  const [first] = sent;
  const last = sent.at(-1);
  return first === undefined || last === undefined ? Number.NaN : (at - first.at) / (last.at - first.at);
}

function tell(trace: Payload, figures: LineFigures): void {
  for (const key of ['firstRow', 'ahead', 'behind'] as const) {
    const verdict = figures[key] <= LIMITS[key] ? 'met   ' : 'MISSED';
    const name = `${sizeOf(trace.spanCount)} ${nameOfWay(wayOf(trace))}`;
    console.log(`${verdict}  ${name}: ${IN_WORDS[key]} ${figures[key].toFixed(2)}, at most ${LIMITS[key]}`);
  }
}

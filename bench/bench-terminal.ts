/**
 * Measures `longpole analyze` in processes of its own, as ratios to one that only parses the same bytes. README.md beside
 * this file says what is measured.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPage } from './build-page.ts';
import { machineInWords, warnOfLoad } from './machine.ts';
import { type PayloadFormat, payload } from './make-trace.ts';
import { markdownTable } from './markdown-table.ts';
import { OPTIONS, readOptions } from './options.ts';
import { measureProcess, type ProcessUse } from './process-use.ts';
import { TERMINAL_HEAD, type TerminalCell, terminalLine, terminalVerdicts } from './report-terminal.ts';

const COMMAND = resolve(import.meta.dirname, '../bin/longpole.js');
const PARSER = resolve(import.meta.dirname, 'parse-whole.js');
/** No string is long enough for more. */
const PARSABLE_BELOW = 1_000_000;
const USUAL_REPEAT = 3;
const USUAL_SIZES = ['100k', '1M'];

const { values } = parseArgs({ options: { only: OPTIONS.only, format: OPTIONS.format, repeat: OPTIONS.repeat } });
const options = readOptions({ only: USUAL_SIZES, proxy: false, matrix: false, phases: false, ...values });
await run();

async function run(): Promise<void> {
  const warning = warnOfLoad('Times are not to be trusted.');
  buildPage();
  const cells: TerminalCell[] = [];
  for (const spanCount of options.spanCounts) {
    for (const format of options.formats) cells.push(await measureTerminal(format, spanCount));
  }
  if (warning !== '') console.log(`${warning}\n`);
  console.log(`${machineInWords(new Date())}; seconds and MB\n`);
  console.log(`${markdownTable([TERMINAL_HEAD, ...cells.map(terminalLine)])}\n`);
  for (const sentence of cells.flatMap(terminalVerdicts)) console.log(sentence);
}

/** In turn, so that what else the machine does falls on both. */
async function measureTerminal(format: PayloadFormat, spanCount: number): Promise<TerminalCell> {
  const { file, byteLength } = payload(format, spanCount);
  const analyze: ProcessUse[] = [];
  const parse: ProcessUse[] = [];
  for (let repetition = 0; repetition < (options.repeat ?? USUAL_REPEAT); repetition++) {
    if (spanCount < PARSABLE_BELOW) parse.push(await measureProcess(PARSER, [file]));
    analyze.push(await measureProcess(COMMAND, ['analyze', file]));
  }
  return { format, spanCount, byteLength, analyze, parse };
}

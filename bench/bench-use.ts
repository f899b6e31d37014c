/**
 * Measures the page in the hands of somebody who reads a trace, in fresh browsers, and says whether the targets are met.
 * README.md beside this file says what each figure is.
 */
import { parseArgs } from 'node:util';
import { startBenchServer } from './bench-server.ts';
import { buildPage } from './build-page.ts';
import { median } from './cell.ts';
import { machineInWords, warnOfLoad } from './machine.ts';
import { payload } from './make-trace.ts';
import { measureUse, type UseFigures } from './measure-use.ts';
import { usageTable, usageVerdicts } from './report-use.ts';
import { spanCountOf } from './sizes.ts';

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: ['1k', '10k', '100k'] },
    repeat: { type: 'string', default: '3' },
    'slow-cpu': { type: 'string', default: '1' },
  },
});

const slowdown = Number(asked['slow-cpu']);
const spanCounts = asked.only.map(spanCountOf);
await run();

async function run(): Promise<void> {
  buildPage();
  const payloads = spanCounts.map((spanCount) => payload('otlp', spanCount));
  const server = await startBenchServer(payloads);
  const load = warnOfLoad('Frames are not to be trusted.');
  if (load !== '') console.log(load);
  try {
    const columns: UseFigures[] = [];
    for (const { traceId, spanCount } of payloads) {
      const runs: UseFigures[] = [];
      for (let repetition = 0; repetition < Number(asked.repeat); repetition++) {
        runs.push(await measureUse(`${server.url}trace/${traceId}?backend=bench-otlp`, spanCount, slowdown));
      }
      columns.push(medians(runs));
    }
    const slowed = slowdown === 1 ? '' : `, the main thread ${slowdown} times slower`;
    console.log(`${machineInWords(new Date())}; medians of ${asked.repeat}${slowed}; ms if nothing else is said\n`);
    console.log(`${usageTable(spanCounts, columns)}\n`);
    for (const sentence of usageVerdicts(spanCounts, columns, slowdown)) console.log(sentence);
  } finally {
    await server.stop();
  }
}

function medians(runs: readonly UseFigures[]): UseFigures {
  return Object.fromEntries(Object.keys(runs[0]).map((name) => [name, median(runs.map((figures) => figures[name]))]));
}

/**
 * Measures the page in the hands of somebody who reads a trace, in fresh browsers, and says whether the targets are met.
 * README.md beside this file says what each figure is.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startBenchServer } from './bench-server.ts';
import { buildPage } from './build-page.ts';
import { median } from './cell.ts';
import { payload } from './make-trace.ts';
import { measureUse, type UseFigures } from './measure-use.ts';
import { spanCountOf } from './sizes.ts';

/** Upper limits at every size, by the words that a figure's name begins or ends with. */
const LIMITS: readonly (readonly [pattern: RegExp, limit: number])[] = [
  [/^rest/, Number.POSITIVE_INFINITY],
  [/p95 frame$/, 17.5],
  [/dropped %$/, 1],
  [/^(click|collapse|expand)/, 50],
  [/^colour by/, 150],
  [/^find: first/, 50],
  [/^find: all/, 250],
  [/^filter.*: first$/, 50],
  [/^filter.*: all$/, 250],
  [/heap MB$/, 20],
];

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: ['1k', '10k', '100k'] },
    repeat: { type: 'string', default: '3' },
  },
});

await run();

async function run(): Promise<void> {
  buildPage();
  const payloads = asked.only.map((size) => payload('otlp', spanCountOf(size)));
  const server = await startBenchServer(payloads);
  const [load] = loadavg();
  if (load > cpus().length) console.log(`Other programs run: load ${load.toFixed(1)}. Frames are not to be trusted.`);
  try {
    const columns: UseFigures[] = [];
    for (const { traceId, spanCount } of payloads) {
      const runs: UseFigures[] = [];
      for (let repetition = 0; repetition < Number(asked.repeat); repetition++) {
        runs.push(await measureUse(`${server.url}trace/${traceId}?backend=bench-otlp`, spanCount));
      }
      columns.push(medians(runs));
    }
    console.log(`medians of ${asked.repeat}, in ms where nothing else is said\n`);
    for (const line of lines(columns)) console.log(line);
  } finally {
    await server.stop();
  }
}

function medians(runs: readonly UseFigures[]): UseFigures {
  return Object.fromEntries(Object.keys(runs[0]).map((name) => [name, median(runs.map((figures) => figures[name]))]));
}

function lines(columns: readonly UseFigures[]): string[] {
  const head = [''.padEnd(36), ...asked.only.map((size) => size.padStart(9)), '   at most'].join('');
  return [head, ...Object.keys(columns[0]).map((name) => lineOf(name, columns))];
}

function lineOf(name: string, columns: readonly UseFigures[]): string {
  const limit = LIMITS.find(([pattern]) => pattern.test(name))?.[1] ?? Number.POSITIVE_INFINITY;
  const cells = columns.map((figures) => `${figures[name].toFixed(1)}${figures[name] > limit ? '!' : ' '}`.padStart(9));
  return `${name.padEnd(36)}${cells.join('')}   ${Number.isFinite(limit) ? limit : ''}`;
}

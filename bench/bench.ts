/**
 * Measures how soon a trace can be read, in fresh browsers, as ratios to what an empty page needs for the same bytes.
 * README.md beside this file says what is measured and how to read it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backendOptions, startLongpole } from '../e2e/servers/longpole.ts';
import { BENCH_BACKENDS, emptyPagePath, startBenchServer } from './bench-server.ts';
import { buildPage } from './build-page.ts';
import { FORMATS, type Payload, payload } from './make-trace.ts';
import { type Measurement, measure } from './measure.ts';
import { type Cell, SUBJECTS, type Subject, table, verdicts } from './report.ts';
import { spanCountOf } from './sizes.ts';

const RESULTS = resolve(import.meta.dirname, 'results');
const { values: asked } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: ['1k', '10k', '100k'] },
    format: { type: 'string', multiple: true, default: [...FORMATS] },
    repeat: { type: 'string', default: '3' },
    proxy: { type: 'boolean', default: false },
  },
});

/** Addresses of what is measured. */
interface Routes {
  readonly direct: string;
  /** Where our page is served: the same as `direct`, or our server in front of it. */
  readonly ours: string;
}

await run();

async function run(): Promise<void> {
  buildPage();
  const payloads = chosenPayloads();
  const server = await startBenchServer(payloads);
  const ours = asked.proxy ? await startLongpole(backendOptions(proxied(server.url))) : undefined;
  try {
    const cells = await measureAll(payloads, { direct: server.url, ours: ours?.url ?? server.url });
    report(cells);
  } finally {
    await ours?.stop();
    await server.stop();
  }
}

function chosenPayloads(): Payload[] {
  return asked.only.flatMap((size) => {
    const spanCount = spanCountOf(size);
    return FORMATS.filter((format) => asked.format.includes(format)).map((format) => payload(format, spanCount));
  });
}

function proxied(url: string): Record<string, string> {
  return Object.fromEntries(BENCH_BACKENDS.map((backend) => [backend.name, `${backend.kind}+${url}${backend.url}`]));
}

async function measureAll(payloads: readonly Payload[], routes: Routes): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const one of payloads) {
    const runs: Record<Subject, Measurement[]> = { F: [], B: [], ours: [] };
    for (let repetition = 0; repetition < Number(asked.repeat); repetition++) {
      for (const subject of SUBJECTS) {
        process.stderr.write(`\r${one.format} ${one.spanCount} ${subject} ${repetition + 1} of ${asked.repeat}      `);
        runs[subject].push(await measure(addressOf(subject, one, routes), one.spanCount));
      }
    }
    cells.push({ format: one.format, spanCount: one.spanCount, byteLength: one.byteLength, runs });
  }
  process.stderr.write('\r');
  return cells;
}

function addressOf(subject: Subject, one: Payload, routes: Routes): string {
  if (subject === 'F') return routes.direct + emptyPagePath('parse', one);
  if (subject === 'B') return routes.direct + emptyPagePath('receive', one);
  const backend = BENCH_BACKENDS[one.format === 'jaeger' ? 0 : 1];
  return `${routes.ours}trace/${one.traceId}?backend=${backend.name}`;
}

function report(cells: readonly Cell[]): void {
  const route = asked.proxy ? 'through our server' : 'directly';
  const [load] = loadavg();
  if (load > cpus().length + 1)
    console.log(`Other programs ran: load ${load.toFixed(1)}. Blocking is not to be trusted.`);
  console.log(`medians of ${asked.repeat}, our page ${route}; times in ms\n\n${table(cells)}\n`);
  for (const sentence of verdicts(cells)) console.log(sentence);
  mkdirSync(RESULTS, { recursive: true });
  const date = new Date().toISOString();
  const file = resolve(RESULTS, `${date.replaceAll(':', '-').slice(0, 19)}.json`);
  writeFileSync(file, `${JSON.stringify({ date, route, node: process.version, load, cells }, null, 1)}\n`);
  console.log(`\n${file}`);
}

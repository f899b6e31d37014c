/**
 * Measures how soon a trace can be read, in fresh browsers, as ratios to what an empty page needs for the same bytes.
 * README.md beside this file says what is measured and how to read it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backendOptions, startLongpole } from '../e2e/servers/longpole.ts';
import { chunksBeforeFirstRow, SIZE_LIMIT } from '../scripts/bundle-size.ts';
import { BENCH_BACKENDS, startBenchServer } from './bench-server.ts';
import { buildPage } from './build-page.ts';
import type { Cell } from './cell.ts';
import { machineInWords, warnOfLoad } from './machine.ts';
import { type Payload, packedFile, payload } from './make-trace.ts';
import { measureCell } from './measure-cell.ts';
import { emptyPageMemory, type PageMemory } from './memory.ts';
import { OPTIONS, type Options, readOptions } from './options.ts';
import { browserCount, type PlannedCell, planCells } from './plan.ts';
import { againstTable, phaseTable, table, verdicts } from './report.ts';
import { sizeOf } from './sizes.ts';
import { verdictLine } from './targets.ts';
import type { Routes } from './visits.ts';
import { backendOf } from './ways.ts';

const RESULTS = resolve(import.meta.dirname, 'results');

const options = readOptions(parseArgs({ options: OPTIONS }).values);
const date = new Date();
/** Asked before anything is measured, which makes load itself. */
const warning = warnOfLoad('Blocking is not to be trusted.');
const name = date.toISOString().replaceAll(':', '-').slice(0, 19);
await run();

async function run(): Promise<void> {
  const dist = buildPage();
  const planned = planCells(options);
  const payloads = planned.map(({ way, spanCount }) => payload(way.format, spanCount));
  planned.forEach(({ way }, i) => {
    if (way.packing === 'gzip') packedFile(payloads[i]);
  });
  const server = await startBenchServer(payloads);
  const ours = options.isProxied ? await startLongpole(backendOptions(proxied(server.url))) : null;
  const other = options.against === null ? null : await startOther(options.against, payloads);
  try {
    const routes = { direct: server.url, ours: ours?.url ?? server.url, other: other?.url ?? null };
    report(await measureAll(planned, payloads, routes), dist);
  } finally {
    await ours?.stop();
    await other?.stop();
    await server.stop();
  }
}

/** From an origin of its own, as all that a page keeps is its own. */
function startOther(checkout: string, payloads: readonly Payload[]) {
  return startBenchServer(payloads, { dist: buildPage(resolve(checkout)) });
}

function proxied(url: string): Record<string, string> {
  return Object.fromEntries(BENCH_BACKENDS.map((backend) => [backend.name, `${backend.kind}+${url}${backend.url}`]));
}

async function measureAll(planned: readonly PlannedCell[], payloads: readonly Payload[], routes: Routes) {
  mkdirSync(join(RESULTS, name), { recursive: true });
  const total = browserCount(planned, options);
  let begun = 0;
  const onStep = (step: string) => {
    begun++;
    process.stderr.write(`\r${String(begun).padStart(4)} of ${total}  ${step.padEnd(60)}`);
  };
  const empty = await emptyPageMemory(routes.direct);
  const cells: Cell[] = [];
  for (const [i, cell] of planned.entries()) {
    cells.push(await measureCell(cell, payloads[i], { routes, empty, isTraced: options.isTraced, onStep, pictureOf }));
    // An hour's figures are kept if the last one fails.
    write(cells, empty);
  }
  process.stderr.write('\r');
  return cells;
}

function pictureOf({ way, spanCount }: PlannedCell): string {
  return join(RESULTS, name, `${sizeOf(spanCount)}-${backendOf(way).name.replace('bench-', '')}.png`);
}

function write(cells: readonly Cell[], empty: PageMemory): void {
  const route = routeInWords(options);
  writeFileSync(
    join(RESULTS, `${name}.json`),
    `${JSON.stringify({ date, machine: machineInWords(date), warning, route, against: options.against, empty, cells }, null, 1)}\n`,
  );
}

function routeInWords({ isProxied }: Options): string {
  return isProxied ? 'through our server' : 'directly';
}

function sizeVerdict(dist: string): string {
  const bytes = chunksBeforeFirstRow(dist).reduce((sum, chunk) => sum + chunk.bytes, 0);
  const verdict = {
    what: 'JavaScript before the first row',
    value: bytes / 1000,
    limit: SIZE_LIMIT / 1000,
    unit: 'kB',
  } as const;
  return verdictLine('gzip', verdict);
}

function report(cells: readonly Cell[], dist: string): void {
  const { repeat, against } = options;
  const times = repeat === null ? '' : ` of ${repeat}`;
  const parts = [
    warning,
    `${machineInWords(date)}; medians${times}, our page ${routeInWords(options)}; milliseconds and MB`,
    table(cells),
    against === null ? '' : `Against ${against}, of which "other" tells:\n\n${againstTable(cells)}`,
    phaseTable(cells),
    [...verdicts(cells), sizeVerdict(dist)].join('\n'),
    cells.flatMap(({ failures }) => failures).join('\n'),
    `${join(RESULTS, `${name}.json`)}, pictures in the folder beside it`,
  ];
  console.log(parts.filter((part) => part !== '').join('\n\n'));
}

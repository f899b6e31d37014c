/**
 * Measures filters within a trace without a browser: the files of the other benchmarks, read in Node, what the columns do
 * not hold answered in the same thread. README.md beside this file says what each figure is.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseFilter } from '../src/analysis/filter/parse-filter.ts';
import { loadPatterns } from '../src/analysis/filter/patterns.ts';
import { type FilterSources, runFilter } from '../src/analysis/filter/run-filter.ts';
import { selfTimes } from '../src/analysis/self-time.ts';
import { collectHits } from '../src/load/collect-hits.ts';
import { findText } from '../src/load/questions/find-text.ts';
import { readAttribute } from '../src/load/questions/read-attribute.ts';
import { readEventNames } from '../src/load/questions/read-event-names.ts';
import { soughtOf } from '../src/load/questions/sought.ts';
import { TraceReading } from '../src/load/trace-reading.ts';
import type { SpanTable } from '../src/trace/span-table.ts';
import { cpuTime } from './cpu-time.ts';
import { payload } from './make-trace.ts';
import { spanCountOf } from './sizes.ts';

/** Of each kind that people type. */
const FILTERS: Readonly<Record<string, readonly string[]>> = {
  name: ['name:search', 'name:POST', 'name:prices'],
  'service and duration': ['service:search duration>10ms', 'service:cart duration>1ms', 'service:auth duration<1ms'],
  'an attribute': ['http.response.status_code>=500', 'server.address:orders', 'http.route:sessions'],
  'a word': ['postgresql', 'shop-client', '10.4.202.168'],
  'an event': ['event:exception', '-has:event', 'event!=exception'],
  'a regular expression': ['name:/^(GET|POST) /', '/cart|search/', 'http.route:/^.v1.(orders|prices)/'],
};
/** Bytes that arrive at a time. */
const CHUNK = 1 << 16;

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: ['1k', '10k', '100k'] },
    repeat: { type: 'string', default: '3' },
  },
});

interface Times {
  readonly first: number;
  readonly all: number;
}

await run();

async function run(): Promise<void> {
  console.log('milliseconds of CPU time until the first match / all of them, on average\n');
  console.log([''.padEnd(24), ...asked.only.map((size) => size.padStart(16))].join(''));
  const columns: (readonly Times[])[] = [];
  for (const size of asked.only) columns.push(await measure(spanCountOf(size)));
  Object.keys(FILTERS).forEach((kind, i) => {
    const cells = columns.map((times) => `${times[i].first.toFixed(1)} / ${times[i].all.toFixed(1)}`.padStart(16));
    console.log(kind.padEnd(24) + cells.join(''));
  });
}

async function measure(spanCount: number): Promise<readonly Times[]> {
  const runs: Times[][] = Object.values(FILTERS).map(() => []);
  for (let i = 0; i < Number(asked.repeat); i++) {
    const sourcesOf = await opened(payload('otlp', spanCount).file);
    // As when somebody comes to the field: what the first search learns is known.
    await time('first.search', sourcesOf());
    for (const [kind, filters] of Object.values(FILTERS).entries()) {
      for (const filter of filters) runs[kind].push(await time(filter, sourcesOf()));
    }
  }
  return runs.map((times) => ({
    first: mean(times.map(({ first }) => first)),
    all: mean(times.map(({ all }) => all)),
  }));
}

/** The clock of a thread goes in steps: a median of short times would tell a step or none. */
function mean(times: readonly number[]): number {
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}

async function time(filter: string, sources: FilterSources): Promise<Times> {
  const began = cpuTime();
  const { expression } = parseFilter(filter, await loadPatterns());
  if (expression === null) throw new Error(`not understood: ${filter}`);
  let first = 0;
  const signal = new AbortController().signal;
  await runFilter(
    expression,
    sources,
    ({ count, isComplete }) => {
      if (first === 0 && (count > 0 || isComplete)) first = cpuTime() - began;
    },
    signal,
  );
  return { first, all: cpuTime() - began };
}

/** Returns what makes sources of the trace in a file. */
async function opened(path: string): Promise<() => FilterSources> {
  const reading = new TraceReading();
  const bytes = readFileSync(path);
  reading.beginDocument(path);
  for (let from = 0; from < bytes.length; from += CHUNK) {
    reading.push(bytes.subarray(from, from + CHUNK));
    await reading.ready;
  }
  await reading.endDocument();
  reading.finish();
  reading.trace(0);
  const { table } = await reading.analysable(0);
  const trace = await reading.receivedTrace(0);
  const readers: FilterSources['readers'] = {
    attribute: async (key, rows) => {
      // Where it is answered by a worker, the first answer is used before the second comes.
      await new Promise((resolve) => setImmediate(resolve));
      return readAttribute({ ...trace, received: trace.received.subarray(0, rows) }, key);
    },
    eventNames: async () => readEventNames(trace),
    findText: (text, onHits, signal) =>
      collectHits(async (from) => findText(trace, await soughtOf(text), from), table.length, onHits, signal),
  };
  const selfTime = selfTimes(table);
  return () => ({ trace: { ...table } satisfies SpanTable, selfTime, analysis: null, readers });
}

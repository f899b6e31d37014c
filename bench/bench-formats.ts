/**
 * Measures how long each format takes to read, as a ratio to `JSON.parse` of the same bytes, and what the page fetches
 * for it. README.md beside this file says how to read it.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CONVERSIONS } from '../src/load/conversions/index.ts';
import { FORMATS } from '../src/load/formats/index.ts';
import { otlpJson } from '../src/load/formats/otlp-json.ts';
import { buildPage } from './build-page.ts';
import { bundleForNode } from './bundle-for-node.ts';
import { readSample, samplePaths, samplesByFormat, unpackedBytes } from './format-samples.ts';
import { machineInWords, warnOfLoad } from './machine.ts';
import { repeatedSample } from './repeated-sample.ts';
import { type FormatTimes, formatTable, largeTable } from './report-formats.ts';
import { moduleFetchedBy, scriptsFor, sizeOfScripts, workerScripts } from './script-sizes.ts';

const FOLDER = resolve(import.meta.dirname, '../.cache/bench-formats');
/** What every conversion stands on. */
const CONVERTING = ['converted-document', moduleFetchedBy(otlpJson.loadReader) ?? ''];
/** At so many spans, what one document costs however small it is counts for little. */
const MANY_SPANS = 20_000;

const { values: asked } = parseArgs({ options: { repeat: { type: 'string', default: '3' } } });

const paths = samplePaths();
if (paths === null) console.log('The public sample traces are not beside the repository: nothing to read.');
else await run(paths);

async function run(files: readonly string[]): Promise<void> {
  const warning = warnOfLoad('Times are not to be trusted.');
  const { sizeOf, shared } = scriptSizes();
  await bundleForNode('measure-formats.ts', FOLDER);
  const samples = await samplesByFormat(files);
  const large = await largeSamples(samples);
  const cells = [...FORMATS, ...CONVERSIONS].map(({ title, ...format }) => {
    const ofFormat = samples.get(title) ?? [];
    const load = 'loadReader' in format ? format.loadReader : format.loadConvert;
    return { title, fileCount: ofFormat.length, runs: measure(title, ofFormat), scriptBytes: sizeOf(load) };
  });
  const largeCells = large.map(({ title, file }) => ({ title, runs: measure(`${title}, repeated`, [file]) }));
  process.stderr.write('\r'.padEnd(80).concat('\r'));
  if (warning !== '') console.log(`${warning}\n`);
  console.log(`${machineInWords(new Date())}; medians of ${asked.repeat}, milliseconds of CPU time\n`);
  console.log(formatTable(cells));
  console.log(`\nFormats from “${CONVERSIONS[0].title}” on need ${kilobytes(shared)} kB more, which they share.`);
  console.log(`\nOf these, the largest file again and again, with other trace ids:\n\n${largeTable(largeCells)}`);
}

/** Bytes that the page fetches for a format by its loader, and what it fetches for any conversion. */
function scriptSizes(): { readonly sizeOf: (load: () => unknown) => number; readonly shared: number } {
  const scripts = workerScripts(buildPage());
  const converting = scriptsFor(CONVERTING, scripts);
  const readers = new Set(FORMATS.map(({ loadReader }) => moduleFetchedBy(loadReader)));
  const sizeOf = (load: () => unknown) => {
    const module = moduleFetchedBy(load);
    if (module === null) return 0;
    const own = [...scriptsFor([module], scripts)].filter((name) => readers.has(module) || !converting.has(name));
    return sizeOfScripts(own, scripts);
  };
  return { sizeOf, shared: sizeOfScripts(converting, scripts) };
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

/** Writes a large document of each format that is rewritten and has a file which can be repeated. */
async function largeSamples(samples: ReadonlyMap<string, readonly string[]>) {
  const large: { readonly title: string; readonly file: string }[] = [];
  for (const { title } of CONVERSIONS) {
    const files = samples.get(title) ?? [];
    if (files.length === 0) continue;
    const [bytes] = files.map(unpackedBytes).sort((a, b) => b.length - a.length);
    const { spanCount } = await readSample(bytes);
    const text = repeatedSample(Buffer.from(bytes).toString(), Math.ceil(MANY_SPANS / spanCount));
    if (text === null) continue;
    const file = resolve(FOLDER, `large-${large.length}.txt`);
    writeFileSync(file, text);
    large.push({ title, file });
  }
  return large;
}

/** Each time in a fresh process; nothing of no files. */
function measure(what: string, files: readonly string[]): FormatTimes[] {
  if (files.length === 0) return [];
  return Array.from({ length: Number(asked.repeat) }, (_, i) => {
    process.stderr.write(`\r${what}, ${i + 1} of ${asked.repeat}`.padEnd(80));
    const output = execFileSync(process.execPath, [resolve(FOLDER, 'measure-formats.mjs'), ...files], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(output);
  });
}

/**
 * Reads files of one format in a process of its own, all of them as one pass, and writes what a pass took as JSON:
 * `<path>…`. The first pass is what a person gets who opens such files: nothing is compiled yet.
 */
import { cpuTime } from './cpu-time.ts';
import { readSample, unpackedBytes } from './format-samples.ts';
import { jsonParts } from './json-parts.ts';
import type { FormatTimes } from './report-formats.ts';

/** Milliseconds of passes before those measured, and of those: the clock of a thread goes in steps of a few. */
const WARM_UP = 100;
const MEASURED = 200;

const documents = process.argv.slice(2).map(unpackedBytes);
const began = cpuTime();
const spanCount = await readAll();
const cold = cpuTime() - began;
const measured: FormatTimes = {
  spanCount,
  byteLength: documents.reduce((sum, { length }) => sum + length, 0),
  cold,
  warm: await warmTimeOf(readAll),
  parse: await parseTime(),
};
process.stdout.write(JSON.stringify(measured));

async function readAll(): Promise<number> {
  let spans = 0;
  for (const bytes of documents) spans += (await readSample(bytes)).spanCount;
  return spans;
}

/** Milliseconds that `JSON.parse` takes of the same bytes, null where some are no JSON. */
async function parseTime(): Promise<number | null> {
  const parts: Buffer[] = [];
  for (const bytes of documents) {
    const texts = jsonParts(Buffer.from(bytes).toString());
    if (texts === null) return null;
    parts.push(...texts.map((text) => Buffer.from(text)));
  }
  return warmTimeOf(async () => {
    for (const part of parts) JSON.parse(part.toString());
  });
}

async function warmTimeOf(pass: () => Promise<unknown>): Promise<number> {
  await passesFor(WARM_UP, pass);
  return passesFor(MEASURED, pass);
}

/** Milliseconds of a pass, on average of as many as take so long together. */
async function passesFor(milliseconds: number, pass: () => Promise<unknown>): Promise<number> {
  const began = cpuTime();
  let passes = 0;
  do {
    await pass();
    passes++;
  } while (cpuTime() - began < milliseconds);
  return (cpuTime() - began) / passes;
}

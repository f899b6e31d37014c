import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { LoadError } from '../src/load/load-problem.ts';
import { TraceReading } from '../src/load/trace-reading.ts';

const FOLDER = resolve(import.meta.dirname, '../../shared/traces/public');
/** Bytes that arrive at a time. */
const CHUNK = 1 << 16;

/** What a file came to. */
export interface SampleRead {
  /** The format's title, empty where nothing was read. */
  readonly format: string;
  readonly spanCount: number;
}

/** Returns the paths of the public sample files, null where they are not beside the repository. */
export function samplePaths(): string[] | null {
  if (!existsSync(FOLDER)) return null;
  return readdirSync(FOLDER)
    .filter((name) => name !== 'INDEX.md')
    .map((name) => join(FOLDER, name));
}

/** Returns a file's bytes, unpacked where they are gzip. */
export function unpackedBytes(path: string): Uint8Array {
  const bytes = readFileSync(path);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** Reads a document as the page's worker does, up to the rows of its first trace. Rejects with a LoadError as that does. */
export async function readSample(bytes: Uint8Array): Promise<SampleRead> {
  const reading = new TraceReading();
  reading.beginDocument('sample', bytes.length);
  for (let from = 0; from < bytes.length; from += CHUNK) await reading.receive(bytes.subarray(from, from + CHUNK));
  await reading.endDocument();
  const format = reading.finish().length === 0 ? '' : reading.trace(0).format;
  return { format, spanCount: reading.spanCount };
}

/** Returns the paths by the title of the format that they are read as; those in which no span is found are left out. */
export async function samplesByFormat(paths: readonly string[]): Promise<Map<string, string[]>> {
  const samples = new Map<string, string[]>();
  for (const path of paths) {
    const format = await formatOf(path);
    if (format !== '') samples.set(format, [...(samples.get(format) ?? []), path]);
  }
  return samples;
}

async function formatOf(path: string): Promise<string> {
  try {
    return (await readSample(unpackedBytes(path))).format;
  } catch (error) {
    if (error instanceof LoadError) return '';
    throw error;
  }
}

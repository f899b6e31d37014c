import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { jaegerJson } from './jaeger-json.ts';
import { otlpJson } from './otlp-json.ts';
import { traceIdOf } from './span-content.ts';
import { type TraceShape, traceShape } from './trace-shape.ts';

export const FORMATS = ['jaeger', 'otlp'] as const;
export type PayloadFormat = (typeof FORMATS)[number];

/** A trace in a file. */
export interface Payload {
  readonly format: PayloadFormat;
  readonly spanCount: number;
  readonly traceId: string;
  readonly file: string;
  readonly byteLength: number;
}

const FOLDER = resolve(import.meta.dirname, '../.cache/bench');
const SEED = 2026;
/** Part of the files' names: what was made otherwise before is not taken for the same. */
const EDITION = 1;
/** Written at a time. */
const PIECE = 4 << 20;
const WRITERS: Readonly<Record<PayloadFormat, (shape: TraceShape) => Generator<string>>> = {
  jaeger: jaegerJson,
  otlp: otlpJson,
};

/** Returns the trace of `spanCount` spans in a file, which is made if it is not there yet. */
export function payload(format: PayloadFormat, spanCount: number): Payload {
  const file = resolve(FOLDER, `${format}-${spanCount}-${EDITION}.json`);
  if (!existsSync(file)) {
    console.log(`making ${file}`);
    mkdirSync(FOLDER, { recursive: true });
    write(`${file}.part`, WRITERS[format](traceShape(spanCount, SEED)));
    renameSync(`${file}.part`, file);
  }
  return {
    format,
    spanCount,
    traceId: traceIdOf({ length: spanCount, seed: SEED }),
    file,
    byteLength: statSync(file).size,
  };
}

/** Returns the file that holds a trace packed, as servers pack answers; it is made if it is not there yet. */
export function packedFile({ file }: Payload): string {
  const packed = `${file}.gz`;
  if (!existsSync(packed)) {
    writeFileSync(`${packed}.part`, gzipSync(readFileSync(file)));
    renameSync(`${packed}.part`, packed);
  }
  return packed;
}

function write(file: string, pieces: Iterable<string>): void {
  const descriptor = openSync(file, 'w');
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < PIECE) continue;
    writeSync(descriptor, waiting);
    waiting = '';
  }
  writeSync(descriptor, waiting);
  closeSync(descriptor);
}

import { open } from 'node:fs/promises';
import { LoadError } from '../load/load-problem.ts';
import type { ReadInput } from '../load/read-input.ts';

const ADDRESS = /^https?:\/\//i;
/** Large enough that what is done once a chunk does not count. */
const CHUNK_BYTES = 1 << 20;

/** Something to read, to be closed after it, whether it was read to its end or not. */
export interface OpenInput {
  readonly input: ReadInput;
  readonly close: () => Promise<void>;
}

/**
 * Opens what a name on the command line stands for: a file, `-` for standard input, or an address. Rejects with a LoadError
 * if it cannot be opened.
 */
export async function openInput(name: string, standardInput: () => AsyncIterable<Uint8Array>): Promise<OpenInput> {
  if (ADDRESS.test(name)) return { input: { type: 'address', address: readAddress(name) }, close: async () => {} };
  return name === '-' ? openBytes('standard input', standardInput()) : openBytes(name, await openFile(name));
}

function openBytes(name: string, bytes: AsyncIterable<Uint8Array>): OpenInput {
  const chunks = bytes[Symbol.asyncIterator]();
  const close = async () => {
    await chunks.return?.();
  };
  return { input: { type: 'stream', name, stream: streamOf(chunks) }, close };
}

/** Returns the name as an address. Throws a LoadError if it is none, or one that nobody can be asked at. */
function readAddress(name: string): string {
  if (!URL.canParse(name)) throw new LoadError({ kind: 'refused_request', sentence: 'This is no address.' });
  const url = new URL(name);
  if (url.username === '' && url.password === '') return url.href;
  throw new LoadError({ kind: 'refused_request', sentence: 'An address with a user or a password is not asked.' });
}

async function openFile(path: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    const file = await open(path, 'r');
    if (!(await file.stat()).isDirectory()) return file.createReadStream({ highWaterMark: CHUNK_BYTES });
    await file.close();
  } catch (error) {
    throw new LoadError({ kind: 'not_found', sentence: whyNotOpen(error) });
  }
  throw new LoadError({ kind: 'not_found', sentence: 'This is a folder.' });
}

function whyNotOpen(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'There is no such file.';
  if (code === 'EACCES' || code === 'EPERM') return 'This file may not be read.';
  return `This file cannot be read (${code || String(error)}).`;
}

/** Returns chunks as a stream, each asked for when it is wanted. */
function streamOf(chunks: AsyncIterator<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(inOwnMemory(value));
      },
    },
    { highWaterMark: 0 },
  );
}

/** Node's chunks lie in memory that may be shared with others, which streams of the web do not know. */
function inOwnMemory(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = chunk;
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(chunk);
}

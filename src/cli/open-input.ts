import { open } from 'node:fs/promises';
import { LoadError } from '../load/load-problem.ts';
import type { ReadInput } from '../load/read-input.ts';

const ADDRESS = /^https?:\/\//i;
/** Large enough that what is done once a chunk does not count. */
const CHUNK_BYTES = 1 << 20;

/** What a name on the command line stands for: a file, `-` for standard input, or an address. */
export async function openInput(name: string, standardInput: () => AsyncIterable<Uint8Array>): Promise<ReadInput> {
  if (ADDRESS.test(name)) return { type: 'address', address: readAddress(name) };
  if (name === '-') return { type: 'stream', name: 'standard input', stream: streamOf(standardInput()) };
  return { type: 'stream', name, stream: streamOf(await openFile(name)) };
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

/** Returns bytes as a stream, each chunk asked for when it is wanted. */
function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = bytes[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(inOwnMemory(value));
      },
      async cancel() {
        await chunks.return?.();
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

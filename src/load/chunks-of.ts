import { LoadError } from './load-problem.ts';

/** Large chunks are handed on in pieces, so that progress and cancelling are not held up. */
const LARGEST_CHUNK = 1 << 20;

/**
 * Yields the bytes of `stream` in order, unpacked if they are gzip; `onPacked` is told so. Throws what the stream
 * throws, also where packed bytes are damaged, and a LoadError for packings that are not read.
 */
export async function* chunksOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  onPacked: () => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const [start, whole] = await withStart(stream);
  refuseOtherPackings(start);
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  if (isGzip) onPacked();
  const reader = (isGzip ? whole.pipeThrough(new DecompressionStream('gzip')) : whole).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      for (let at = 0; at < value.length; at += LARGEST_CHUNK) yield value.subarray(at, at + LARGEST_CHUNK);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Returns the first bytes, four at least if there are so many, and a stream of all of them. */
async function withStart(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): Promise<[Uint8Array, ReadableStream<Uint8Array<ArrayBuffer>>]> {
  const reader = stream.getReader();
  const first: Uint8Array<ArrayBuffer>[] = [];
  const start: number[] = [];
  let isDone = false;
  while (start.length < 4 && !isDone) {
    const { done, value } = await reader.read();
    isDone = done;
    if (value === undefined) continue;
    first.push(value);
    start.push(...value.subarray(0, 4));
  }
  const whole = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const next = first.shift();
      if (next !== undefined) {
        controller.enqueue(next);
        return;
      }
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return [Uint8Array.from(start.slice(0, 4)), whole];
}

function refuseOtherPackings(start: Uint8Array): void {
  const isZstd = start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd;
  const isZip = start[0] === 0x50 && start[1] === 0x4b && start[2] === 0x03 && start[3] === 0x04;
  if (!isZstd && !isZip) return;
  const name = isZstd ? 'zstd' : 'zip';
  throw new LoadError({
    kind: 'unsupported_format',
    sentence: `This file is packed with ${name}, which is not read.`,
    advice: ['Unpack it first; gzip and plain files are read.'],
  });
}

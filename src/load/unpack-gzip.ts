import { LoadError } from './load-problem.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * What is unpacked of the bytes given at once is lost if they turn out to be damaged, so few are given at once; fewer
 * would cost more calls than bytes.
 */
const PIECE_BYTES = 4096;

/**
 * Unpacks gzip (RFC 1952). Where the packing is damaged or cut short, what stands before is given, then the stream
 * fails with a sentence; with a LoadError if nothing stands before. A failure of the stream given is passed on as it is.
 */
export function unpackGzip(packed: ReadableStream<Bytes>): ReadableStream<Bytes> {
  const packing = new DecompressionStream('gzip');
  const source: { failure: unknown } = { failure: null };
  const taken = packed.getReader();
  feed(taken, packing.writable.getWriter()).catch((error: unknown) => {
    source.failure = error;
  });
  const reader = packing.readable.getReader();
  let given = 0;
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) return controller.close();
          given += value.byteLength;
          controller.enqueue(value);
        } catch {
          controller.error(source.failure ?? damage(given));
        }
      },
    },
    { highWaterMark: 0 },
  );
}

/** Writes piece by piece. Rejects where the stream given fails; a packing that takes no more is for its reader to tell. */
async function feed(
  packed: ReadableStreamDefaultReader<Bytes>,
  writer: WritableStreamDefaultWriter<BufferSource>,
): Promise<void> {
  try {
    for (;;) {
      const { value } = await packed.read();
      if (value === undefined) break;
      for (let at = 0; at < value.length; at += PIECE_BYTES) {
        await writer.write(value.subarray(at, at + PIECE_BYTES)).catch(() => {});
      }
    }
  } catch (error) {
    await writer.abort(error);
    throw error;
  }
  // The end may be the damage. It has to wait until what was unpacked is read, as every piece waits for the one before.
  await writer.write(new Uint8Array(0)).catch(() => {});
  await writer.close().catch(() => {});
}

/** Browsers unpack the first part of a file that is put together of several, and call the next one junk. */
const BROKEN = 'the gzip packing is damaged or cut short from here on, or a second one follows, which is not read.';

function damage(given: number): Error {
  if (given > 0) return new Error(BROKEN);
  return new LoadError({
    kind: 'unknown_format',
    sentence: 'This is packed with gzip, and damaged from its beginning: nothing of it can be unpacked.',
    advice: ['Fetch or copy the file anew; “gzip -t” tells whether it is whole.'],
  });
}

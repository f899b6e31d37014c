import { ByteStreamReader } from '../lib/byte-stream-reader.ts';
import { LoadError } from './load-problem.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A stream whose packing is known. */
export interface OpenStream {
  /** The first bytes, already read, good until more are read; empty where there are none. */
  readonly first: Bytes;
  readonly rest: ByteStreamReader;
  /** The bytes given are others than those received, so their number cannot be known beforehand. */
  readonly isPacked: boolean;
}

/** Enough to know a packing or an encoding by. */
const ENOUGH_BYTES = 4;

/**
 * Looks at the first bytes, unpacks gzip and turns UTF-16 into UTF-8. Rejects with a LoadError for packings that are
 * not read and for gzip of which nothing can be unpacked, else with what the stream rejects with.
 */
export async function openStream(stream: ReadableStream<Bytes>): Promise<OpenStream> {
  const received = new ByteStreamReader(stream);
  const first = await firstBytes(received);
  refuseOtherPackings(first);
  if (first[0] !== 0x1f || first[1] !== 0x8b) return openText(first, received);
  const packed = withFirst(first, received);
  const { unpackGzip } = await import('./unpack-gzip.ts');
  const unpacked = new ByteStreamReader(unpackGzip(packed));
  return { ...openText(await firstBytes(unpacked), unpacked), isPacked: true };
}

function openText(first: Bytes, rest: ByteStreamReader): OpenStream {
  const encoding = utf16Of(first);
  if (encoding === null) return { first, rest, isPacked: false };
  const text = withFirst(first, rest).pipeThrough(new TextDecoderStream(encoding)).pipeThrough(new TextEncoderStream());
  return { first: new Uint8Array(0), rest: new ByteStreamReader(text), isPacked: true };
}

/** By its byte-order mark, or by the zero in every other byte of what begins as text of ASCII letters. */
function utf16Of([a = 0, b = 0, c = 0, d = 0]: Bytes): string | null {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (isAscii(a) && b === 0 && isAscii(c) && d === 0) return 'utf-16le';
  if (a === 0 && isAscii(b) && c === 0 && isAscii(d)) return 'utf-16be';
  return null;
}

function isAscii(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);
}

/** Returns the first chunk; put together from several only where it alone would be too short to look at. */
async function firstBytes(reader: ByteStreamReader): Promise<Bytes> {
  let bytes: Bytes = new Uint8Array(0);
  while (bytes.length < ENOUGH_BYTES) {
    const seen = bytes.slice();
    const next = await reader.read().catch((error: unknown) => {
      // What came before is read; whoever reads on is told.
      if (seen.length === 0) throw error;
      return null;
    });
    if (next === null) return seen;
    bytes = seen.length === 0 ? next : new Uint8Array([...seen, ...next]);
  }
  return bytes;
}

/** Returns a stream of `first` and what is left of `rest`, no faster than it is read, each chunk in memory of its own. */
function withFirst(first: Bytes, rest: ByteStreamReader): ReadableStream<Bytes> {
  let next: Bytes | null = first.slice();
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const chunk = next ?? (await rest.read())?.slice();
        next = null;
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
}

function refuseOtherPackings(start: Bytes): void {
  const isZstd = start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd;
  const isZip = start[0] === 0x50 && start[1] === 0x4b && start[2] === 0x03 && start[3] === 0x04;
  if (!isZstd && !isZip) return;
  const name = isZstd ? 'zstd' : 'zip';
  throw new LoadError({
    kind: 'unsupported_format',
    sentence: `This is packed with ${name}, which is not read.`,
    advice: ['Unpack it first; gzip and plain files are read.'],
  });
}

import { ByteStreamReader } from '../lib/byte-stream-reader.ts';
import type { PackedFile } from './unpack-zip.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A stream whose packing is known. */
export interface OpenStream {
  /** The first bytes, already read, good until more are read; empty where there are none. */
  readonly first: Bytes;
  readonly rest: ByteStreamReader;
  /** The bytes given are others than those received, so their number cannot be known beforehand. */
  readonly isPacked: boolean;
  /** The file's name within a zip, empty where it is in none. */
  readonly name: string;
  /** Files that were packed beside it. */
  readonly others: readonly PackedFile[];
}

/** Enough to know a packing or an encoding by. */
const ENOUGH_BYTES = 8;

/**
 * Looks at the first bytes, unpacks gzip, zstd and zip, takes what a container wrote out of Docker's log, and turns UTF-16
 * into UTF-8. Rejects with a LoadError for packings of which nothing can be unpacked, else with what the stream rejects
 * with.
 */
export async function openStream(stream: ReadableStream<Bytes>): Promise<OpenStream> {
  const received = new ByteStreamReader(stream);
  const first = await firstBytes(received);
  if (!beginsWith(first, ZIP) && !beginsWith(first, EMPTY_ZIP)) return openPacked(first, received);
  const { unpackZip } = await import('./unpack-zip.ts');
  const [file, ...others] = await unpackZip(withFirst(first, received));
  return { ...(await openPackedFile(file)), name: file.name, isPacked: true, others };
}

/** Opens a file of a zip, which may be packed itself, but in no further zip. Rejects as `openStream`. */
export async function openPackedFile(file: PackedFile): Promise<OpenStream> {
  const unpacked = new ByteStreamReader(file.open());
  return { ...(await openPacked(await firstBytes(unpacked), unpacked)), isPacked: true };
}

const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];
/** What shows a packing, and where, in the order in which `unpack` numbers them. */
const PACKINGS: readonly { readonly mark: readonly number[]; readonly at?: number }[] = [
  { mark: [0x1f, 0x8b] },
  { mark: ZSTD },
  { mark: ZSTD, at: 4 },
  // `{"log":"`
  { mark: [0x7b, 0x22, 0x6c, 0x6f, 0x67, 0x22, 0x3a, 0x22] },
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];

/** Packed twice is what a download leaves of a packed file; more often is nobody's. */
const MOST_PACKINGS = 3;

async function openPacked(first: Bytes, received: ByteStreamReader, packings = 0): Promise<OpenStream> {
  const packing = packings === MOST_PACKINGS ? -1 : PACKINGS.findIndex(({ mark, at }) => beginsWith(first, mark, at));
  if (packing < 0) return openText(first, received);
  const { unpack } = await import('./unpack.ts');
  const unpacked = new ByteStreamReader(await unpack(packing, withFirst(first, received)));
  return { ...(await openPacked(await firstBytes(unpacked), unpacked, packings + 1)), isPacked: true };
}

function beginsWith(bytes: Bytes, mark: readonly number[], at = 0): boolean {
  return mark.every((byte, index) => bytes[at + index] === byte);
}

function openText(first: Bytes, rest: ByteStreamReader): OpenStream {
  const encoding = utf16Of(first);
  if (encoding === null) return { first, rest, isPacked: false, name: '', others: [] };
  const text = withFirst(first, rest).pipeThrough(new TextDecoderStream(encoding)).pipeThrough(new TextEncoderStream());
  return { first: new Uint8Array(0), rest: new ByteStreamReader(text), isPacked: true, name: '', others: [] };
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

import { asOneArray } from '../lib/as-one-array.ts';
import { ByteStreamReader } from '../lib/byte-stream-reader.ts';
import { LoadError } from './load-problem.ts';
import { packingDamage } from './packing-damage.ts';
import { unpackZstd } from './unpack-zstd.ts';
import { type ZipEntry, zipEntries } from './zip-entries.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file in a zip. */
export interface PackedFile {
  readonly name: string;
  /** Returns its unpacked bytes, as they are read. Throws a LoadError for a packing that is not read. */
  readonly open: () => ReadableStream<Bytes>;
}

/** What is unpacked of the bytes given at once is lost if they turn out to be damaged. */
const PIECE_BYTES = 4096;
const MOST_FILES = 1000;
const STORED = 0;
const DEFLATE = 8;
const ZSTD = 93;

/**
 * Returns the files in a zip, without folders and what systems put beside them. The zip is collected, since what it holds
 * is told at its end; the files are unpacked as they are read. Rejects with a LoadError if there is none.
 */
export async function unpackZip(packed: ReadableStream<Bytes>): Promise<PackedFile[]> {
  const entries = zipEntries(await collected(packed)).filter(isFile);
  if (entries.length > MOST_FILES)
    throw refusal(`This is a zip of ${entries.length} files; no more than ${MOST_FILES} are opened at once.`);
  if (entries.length === 0) throw refusal('This is a zip without a file in it, or cut short before the first.');
  return entries.map((entry) => ({ name: entry.name, open: () => openEntry(entry) }));
}

function isFile({ name, packed }: ZipEntry): boolean {
  const isHidden = name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
  return packed.length > 0 && !name.endsWith('/') && !isHidden;
}

async function collected(packed: ReadableStream<Bytes>): Promise<Bytes> {
  const reader = new ByteStreamReader(packed);
  const chunks: Bytes[] = [];
  for (let chunk = await reader.read(); chunk !== null; chunk = await reader.read()) chunks.push(chunk.slice());
  return asOneArray(chunks);
}

function openEntry(entry: ZipEntry): ReadableStream<Bytes> {
  if (entry.isEncrypted) throw refusal(`In the zip ${entry.name} is encrypted.`);
  if (entry.method === STORED) return stored(entry);
  if (entry.method === ZSTD) return unpackZstd(stored(entry));
  if (entry.method === DEFLATE) return inflated(entry);
  throw refusal(`In the zip ${entry.name} is packed in a way that is not read (number ${entry.method}).`);
}

function refusal(sentence: string): LoadError {
  return new LoadError({ kind: 'unsupported_format', sentence, advice: ['Unpack it first.'] });
}

function stored({ packed, length, method }: ZipEntry): ReadableStream<Bytes> {
  const isCut = method === STORED && length > packed.length;
  let isGiven = false;
  return new ReadableStream<Bytes>(
    {
      pull(controller) {
        if (!isGiven) controller.enqueue(packed);
        else if (isCut) controller.error(packingDamage('zip', 'unzip -t', packed.length));
        else controller.close();
        isGiven = true;
      },
    },
    { highWaterMark: 0 },
  );
}

function inflated({ packed, length }: ZipEntry): ReadableStream<Bytes> {
  const packing = new DecompressionStream('deflate-raw');
  const reader = packing.readable.getReader();
  // That a packing takes no more is for its reader to tell.
  feed(packed, packing.writable.getWriter()).catch(() => {});
  let given = 0;
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const read = await reader.read().catch(() => null);
        const isCut = read?.value === undefined && length > given;
        if (read === null || isCut) return controller.error(packingDamage('zip', 'unzip -t', given));
        if (read.value === undefined) return controller.close();
        given += read.value.byteLength;
        controller.enqueue(read.value);
      },
    },
    { highWaterMark: 0 },
  );
}

async function feed(packed: Bytes, writer: WritableStreamDefaultWriter<BufferSource>): Promise<void> {
  for (let at = 0; at < packed.length; at += PIECE_BYTES) {
    await writer.write(packed.subarray(at, at + PIECE_BYTES));
    await writer.ready;
  }
  await writer.close();
}

import { unpackGzip } from './unpack-gzip.ts';
import { unwrapLogLines } from './unwrap-log-lines.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Gzip, zstd, messages packed with zstd each for itself, and Docker's log. */
const UNPACKERS: readonly ((packed: ReadableStream<Bytes>) => Promise<ReadableStream<Bytes>>)[] = [
  async (packed) => unpackGzip(packed),
  async (packed) => (await import('./unpack-zstd.ts')).unpackZstd(packed),
  async (packed) => (await import('./unpack-zstd-messages.ts')).unpackZstdMessages(packed),
  async (packed) => unwrapLogLines(packed),
];

/** Returns what is packed in this way, by its number in the list above. Rejects and fails as the one that unpacks it. */
export function unpack(packing: number, packed: ReadableStream<Bytes>): Promise<ReadableStream<Bytes>> {
  return UNPACKERS[packing](packed);
}

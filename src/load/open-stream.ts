import { ByteStreamReader } from '../lib/byte-stream-reader.ts';
import { LoadError } from './load-problem.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A stream whose packing is known. */
export interface OpenStream {
  /** The first bytes, already read; empty where they went into unpacking. */
  readonly first: Bytes;
  readonly rest: ByteStreamReader;
  readonly isPacked: boolean;
}

/** Looks at the first bytes and unpacks gzip. Rejects with a LoadError for packings that are not read. */
export async function openStream(stream: ReadableStream<Bytes>): Promise<OpenStream> {
  const first = await firstChunk(stream);
  refuseOtherPackings(first);
  const isPacked = first[0] === 0x1f && first[1] === 0x8b;
  if (!isPacked) return { first, rest: new ByteStreamReader(stream), isPacked };
  const unpacked = withFirst(first, stream).pipeThrough(new DecompressionStream('gzip'));
  return { first: new Uint8Array(0), rest: new ByteStreamReader(unpacked), isPacked };
}

async function firstChunk(stream: ReadableStream<Bytes>): Promise<Bytes> {
  const reader = stream.getReader();
  const { value } = await reader.read();
  reader.releaseLock();
  return value ?? new Uint8Array(0);
}

/** Returns a stream of `first` and what is left of `rest`; a break of `rest` breaks it too. */
function withFirst(first: Bytes, rest: ReadableStream<Bytes>): ReadableStream<Bytes> {
  const { readable, writable } = new TransformStream<Bytes, Bytes>();
  const writer = writable.getWriter();
  writer
    .write(first)
    .then(() => {
      writer.releaseLock();
      return rest.pipeTo(writable);
    })
    .catch(() => undefined);
  return readable;
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

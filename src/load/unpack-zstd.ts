import { Decompress } from 'fzstd';
import { asOneArray } from '../lib/as-one-array.ts';
import { ByteStreamReader } from '../lib/byte-stream-reader.ts';
import { LoadError } from './load-problem.ts';
import { packingDamage } from './packing-damage.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Four bytes may stand for 128 kB: so many bring no more than 16 MB at once. */
const PIECE_BYTES = 512;
/** How far back the unpacking can look; only the “ultra” levels and “--long” look farther. */
const MOST_WINDOW_BYTES = 2 ** 25;
/** A frame's mark, what it says of itself, and its window or length. */
const HEADER_BYTES = 18;

/**
 * Unpacks zstd (RFC 8878), all frames of a file that was put together of several. Where the packing is damaged or cut
 * short, what stands before is given, then the stream fails with a sentence; with a LoadError if nothing stands before,
 * or if it needs more memory than is given. A failure of the stream given is passed on as it is.
 */
export function unpackZstd(packed: ReadableStream<Bytes>): ReadableStream<Bytes> {
  const unpacked: Bytes[] = [];
  const zstd = new Decompress((bytes) => {
    if (bytes.length > 0) unpacked.push(new Uint8Array(bytes));
  });
  const pieces = piecesOf(new ByteStreamReader(packed));
  let given = 0;
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        let isEnd = false;
        while (unpacked.length === 0 && !isEnd) {
          const { value, done } = await pieces.next();
          isEnd = done === true;
          if (!push(zstd, value ?? new Uint8Array(0), isEnd)) throw packingDamage('zstd', 'zstd -t', given);
        }
        const next = unpacked.shift();
        if (next === undefined) return controller.close();
        given += next.length;
        controller.enqueue(next);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Returns whether the bytes could be unpacked, or be kept until more come. */
function push(zstd: Decompress, bytes: Bytes, isEnd: boolean): boolean {
  try {
    zstd.push(bytes, isEnd);
    return true;
  } catch {
    return false;
  }
}

/** Gives the packed bytes in small pieces, each in memory of its own, once they are seen to need no great window. */
async function* piecesOf(reader: ByteStreamReader): AsyncGenerator<Bytes, undefined> {
  const head = await headOf(reader);
  refuseGreatWindow(head);
  for (let bytes: Bytes | null = head; bytes !== null; bytes = (await reader.read())?.slice() ?? null) {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
  }
  return undefined;
}

async function headOf(reader: ByteStreamReader): Promise<Bytes> {
  let head: Bytes = new Uint8Array(0);
  while (head.length < HEADER_BYTES) {
    const chunk = await reader.read();
    if (chunk === null) return head;
    head = asOneArray([head, chunk]);
  }
  return head;
}

function refuseGreatWindow(bytes: Bytes): void {
  const window = bytes.length < HEADER_BYTES ? 0 : windowOf(bytes);
  if (window <= MOST_WINDOW_BYTES) return;
  throw new LoadError({
    kind: 'unsupported_format',
    sentence: `This is packed with zstd so that unpacking has to look back ${Math.round(window / 2 ** 20)} MB, farther than it can.`,
    advice: ['Unpack it first, with “zstd -d --long=31”, or pack it at a level below 20.'],
  });
}

/** A frame names its window, or is as long as its window. */
function windowOf(bytes: Bytes): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const isSingleSegment = (bytes[4] & 0x20) !== 0;
  const least = 2 ** (10 + (bytes[5] >> 3));
  if (!isSingleSegment) return least + (least / 8) * (bytes[5] & 7);
  const lengthAt = 5 + [0, 1, 2, 4][bytes[4] & 3];
  const lengthKind = bytes[4] >> 6;
  if (lengthKind < 2) return 0;
  return lengthKind === 2 ? view.getUint32(lengthAt, true) : Number(view.getBigUint64(lengthAt, true));
}

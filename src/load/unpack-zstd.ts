import { Decompress } from 'fzstd';
import { ByteStreamReader } from '../lib/byte-stream-reader.ts';
import { groupDigits } from '../lib/counted.ts';
import { LoadError } from './load-problem.ts';
import { packingDamage } from './packing-damage.ts';
import { ZstdFrames } from './zstd-frames.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Four bytes may stand for 128 kB: so many bring no more than 16 MB at once. */
const PIECE_BYTES = 512;
/** How far back the unpacking can look; only the “ultra” levels and “--long” look farther. */
const MOST_WINDOW_BYTES = 2 ** 25;
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
          const next = await pieces.next();
          isEnd = next.done === true;
          if (next.done === true && next.value !== undefined) throw tooFarBack(next.value, given);
          const piece = next.done === true ? new Uint8Array(0) : next.value;
          if (!push(zstd, piece, isEnd)) throw packingDamage('zstd', 'zstd -t', given);
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

/**
 * Gives the packed bytes in small pieces, each in memory of its own, up to a frame that needs a great window: how great is
 * returned then.
 */
async function* piecesOf(reader: ByteStreamReader): AsyncGenerator<Bytes, number | undefined> {
  const frames = new ZstdFrames();
  for (let bytes = await reader.read(); bytes !== null; bytes = await reader.read()) {
    const own = bytes.slice();
    const refused = frames.findWindowAbove(MOST_WINDOW_BYTES, own);
    const end = refused?.at ?? own.length;
    for (let at = 0; at < end; at += PIECE_BYTES) yield own.subarray(at, Math.min(at + PIECE_BYTES, end));
    if (refused !== null) return refused.window;
  }
  return undefined;
}

/** What the stream fails with at a frame that cannot be unpacked: a sentence if something was `given` before. */
function tooFarBack(window: number, given: number): Error {
  const far = `${groupDigits(Math.round(window / 2 ** 20))} MB, farther than it can.`;
  if (given > 0) return new Error(`the zstd packing from here on has to look back ${far}`);
  return new LoadError({
    kind: 'unsupported_format',
    sentence: `This is packed with zstd so that unpacking has to look back ${far}`,
    advice: ['Unpack it first, with “zstd -d --long=31”, or pack it at a level below 20.'],
  });
}

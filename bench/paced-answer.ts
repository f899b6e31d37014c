import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Pieces a second: more would be later than timers are exact, fewer would come in jerks. */
const PIECES_A_SECOND = 100;
const LARGEST_PIECE = 1 << 20;

/** Told after each piece how many bytes have been handed to the line so far. */
export type OnSent = (bytes: number) => void;

/**
 * Sends a file as the body of an answer whose head has been written, at `pace` bytes a second, as fast as possible
 * without one. Resolves as well if whoever reads goes away.
 */
export async function sendBody(
  response: ServerResponse,
  file: string,
  pace: number | undefined,
  onSent: OnSent = () => {},
): Promise<void> {
  const highWaterMark = pace === undefined ? LARGEST_PIECE : Math.ceil(pace / PIECES_A_SECOND);
  const pieces = createReadStream(file, { highWaterMark });
  const sending = pace === undefined ? pipeline(pieces, response) : pipeline(pieces, paced(pace, onSent), response);
  await sending.catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error.code !== 'ECONNRESET') throw error;
  });
}

/** By the clock and not by the piece, so that what one comes late the next makes up. */
function paced(pace: number, onSent: OnSent) {
  return async function* (pieces: AsyncIterable<Uint8Array>) {
    const began = performance.now();
    let sent = 0;
    for await (const piece of pieces) {
      const early = ((sent + piece.length) / pace) * 1000 - (performance.now() - began);
      if (early > 1) await sleep(early);
      sent += piece.length;
      onSent(sent);
      yield piece;
    }
  };
}

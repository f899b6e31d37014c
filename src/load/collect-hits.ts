import { SpanSet } from '../trace/span-set.ts';
import type { TextHits } from '../trace/text-hits.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { FoundRows } from './messages.ts';

/**
 * Asks for one part of a trace of `length` rows after another, and tells what was found so far after each. Between two
 * parts other questions are answered. Once `signal` aborts, nothing more is asked or told.
 */
export async function collectHits(
  findFrom: (row: SpanIndex) => Promise<FoundRows>,
  length: number,
  onHits: (hits: TextHits) => void,
  signal: AbortSignal,
): Promise<void> {
  const words = new SpanSet(length).words;
  let count = 0;
  let row = 0;
  do {
    if (signal.aborted) return;
    const found = await findFrom(row);
    if (signal.aborted) return;
    words.set(found.words, row >>> 5);
    count += new SpanSet(found.to - row, found.words).count();
    row = found.to;
    onHits({ spans: new SpanSet(length, words.slice()), count, isComplete: row >= length });
  } while (row < length);
}

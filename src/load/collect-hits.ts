import { SpanSet } from '../trace/span-set.ts';
import type { TextHits } from '../trace/text-hits.ts';
import type { FoundRows } from './messages.ts';

/**
 * Asks for one part of a search after another, in a trace of `length` rows, and tells what was found so far after each.
 * Between two parts other questions are answered. Once `signal` aborts, nothing more is asked or told.
 */
export async function collectHits(
  findFrom: (from: number) => Promise<FoundRows>,
  length: number,
  onHits: (hits: TextHits) => void,
  signal: AbortSignal,
): Promise<void> {
  const all = new SpanSet(length);
  for (let asked = signal.aborted ? null : findFrom(0); asked !== null; ) {
    const { words, row, next }: FoundRows = await asked;
    if (signal.aborted) return;
    // Asked for before this one is told: the page shows one part while the worker searches the next.
    asked = next === null ? null : findFrom(next);
    for (let i = 0; i < words.length; i++) all.words[(row >>> 5) + i] |= words[i];
    onHits({ spans: all.clone(), count: all.count(), isComplete: next === null });
  }
}

import type { SpanSet } from './span-set.ts';
import type { SpanIndex } from './units.ts';

/** Returns the first span of the set from `from` on, -1 if there is none. O(size / 32). */
export function nextIn({ words, size }: SpanSet, from: SpanIndex): SpanIndex {
  if (from >= size) return -1;
  for (let w = from >>> 5, word = words[w] & (-1 << (from & 31)); ; word = words[w]) {
    if (word !== 0) return (w << 5) + (31 - Math.clz32(word & -word));
    if (++w >= words.length) return -1;
  }
}

/** Returns the last span of the set before `before`, -1 if there is none. O(size / 32). */
export function previousIn({ words }: SpanSet, before: SpanIndex): SpanIndex {
  if (before <= 0) return -1;
  const last = before - 1;
  for (let w = last >>> 5, word = words[w] & (-1 >>> (31 - (last & 31))); ; word = words[w]) {
    if (word !== 0) return (w << 5) + (31 - Math.clz32(word));
    if (--w < 0) return -1;
  }
}

/** Returns how many spans of the set come before `span`. O(size / 32). */
export function countBefore({ words }: SpanSet, span: SpanIndex): number {
  const whole = span >>> 5;
  let count = 0;
  for (let w = 0; w < whole; w++) count += bitsOf(words[w]);
  const rest = span & 31;
  return rest === 0 ? count : count + bitsOf(words[whole] & ((1 << rest) - 1));
}

/** Adds neighbours, then pairs, then fours, side by side within the word. */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

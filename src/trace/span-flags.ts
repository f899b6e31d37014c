import { hexWord } from './span-id.ts';

const WORDS: readonly (readonly [mask: number, value: number, words: string])[] = [
  [0x001, 0x001, 'sampled'],
  [0x001, 0x000, 'not sampled'],
  [0x002, 0x002, 'random trace id'],
  [0x300, 0x300, 'remote parent'],
  [0x300, 0x100, 'local parent'],
];
const KNOWN_BITS = 0x303;

/**
 * Returns OTLP span flags in words: `sampled, remote parent`. Bits without a meaning so far are given as a number.
 * Source: the low byte is W3C Trace Context level 2's trace flags, bits 8 and 9 are OTLP's `SpanFlags`.
 */
export function flagsInWords(flags: number): string {
  const words = WORDS.filter(([mask, value]) => (flags & mask) === value).map(([, , word]) => word);
  const unknown = flags & ~KNOWN_BITS;
  if (unknown !== 0) words.push(`and 0x${hexWord(unknown).replace(/^0+/, '')}`);
  return words.join(', ');
}

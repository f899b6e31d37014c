/** A text to look for in bytes. */
export type BytePattern = Uint8Array;

/** Returns the UTF-8 bytes of `text`, which must not be empty. */
export function bytePattern(text: string): BytePattern {
  return new TextEncoder().encode(text);
}

/** Returns whether any of `patterns` stands in `bytes[from, to)`. */
export function containsAny(bytes: Uint8Array, from: number, to: number, patterns: readonly BytePattern[]): boolean {
  return patterns.some((pattern) => indexOfPattern(bytes, from, to, pattern) >= 0);
}

/** Returns where `pattern` first stands in `bytes[from, to)`, -1 if nowhere. */
function indexOfPattern(bytes: Uint8Array, from: number, to: number, pattern: BytePattern): number {
  if (to - from < pattern.length) return -1;
  // A view of its own: searching must not run on to the end of a large buffer.
  const range = bytes.subarray(from, to);
  const last = range.length - pattern.length;
  for (let at = range.indexOf(pattern[0]); at >= 0 && at <= last; at = range.indexOf(pattern[0], at + 1)) {
    let matched = 1;
    while (matched < pattern.length && range[at + matched] === pattern[matched]) matched++;
    if (matched === pattern.length) return from + at;
  }
  return -1;
}

/** A text to compare with bytes at one place, eight at a time. */
export interface ByteWords {
  readonly bytes: BytePattern;
  /**
   * The bytes as little-endian doubles, none if there are fewer than eight; the last one overlaps with the one before it.
   * Some bytes, of no text in ASCII, make a double that equals none, itself included, and zeros equal other bytes: NaN
   * stands for both, and such a text is found nowhere. Whoever compares reads on without.
   */
  readonly doubles: Float64Array;
}

/** Returns the UTF-8 bytes of `text` as words. */
export function byteWords(text: string): ByteWords {
  return wordsOf(bytePattern(text));
}

/** Returns `bytes`, which nobody may change afterwards, as words. */
export function wordsOf(bytes: BytePattern): ByteWords {
  const { length } = bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  const doubles: number[] = [];
  for (let at = 0; at < length && length > 7; at += 8) {
    doubles.push(view.getFloat64(Math.min(at, length - 8), true) || Number.NaN);
  }
  return { bytes, doubles: Float64Array.from(doubles) };
}

/** Finds a text's bytes among very many: mostly only every so many are looked at as the text has. */
export interface ByteFinder {
  /** Returns the first place in `bytes[from, to)`, -1 if there is none. */
  readonly next: (bytes: Uint8Array, from: number, to: number) => number;
}

/** Returns what finds `text`, which must not be empty, by Horspool's search. */
export function byteFinder(text: string): ByteFinder {
  const pattern = bytePattern(text);
  const last = pattern.length - 1;
  const steps = new Uint32Array(256).fill(pattern.length);
  for (let i = 0; i < last; i++) steps[pattern[i]] = last - i;
  return {
    next: (bytes, from, to) => {
      for (let at = from + last; at < to; at += steps[bytes[at]]) {
        let matched = 0;
        while (matched <= last && bytes[at - matched] === pattern[last - matched]) matched++;
        if (matched > last) return at - last;
      }
      return -1;
    },
  };
}

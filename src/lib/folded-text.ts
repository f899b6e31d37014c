/**
 * Returns a text as it is compared where case does not matter: letters small, one by one, so that a text's parts are the
 * parts of its folded form. The two letters beyond ASCII whose small form is ASCII's stay what they are.
 */
export function folded(text: string): string {
  if (!/[\u0130\u03a3\u03c2\u212a]/.test(text)) return text.toLowerCase();
  // A sigma's small form depends on what stands around it.
  return text.replace(/[\u03a3\u03c2]/g, '\u03c3').replace(/[^\u0130\u212a]+/g, (part) => part.toLowerCase());
}

/** Finds the places among UTF-8 bytes where a text may stand, in any case. */
export interface FoldedPattern {
  /** Bytes of a place. */
  readonly length: number;
  /** Whether the text stands at every place; if not, it may stand somewhere around it, and nowhere else. */
  readonly isCertain: boolean;
  /** Returns the first place in `bytes[from, to)`, -1 if there is none. */
  readonly next: (bytes: Uint8Array, from: number, to: number) => number;
}

/** Returns what finds `folded`, a folded text that is not empty. */
export function foldedPattern(folded: string): FoldedPattern {
  const beyondAscii = folded.replace(/[\0-\x7f]+/g, '');
  const hasCase = beyondAscii.toUpperCase() !== beyondAscii || beyondAscii.toLowerCase() !== beyondAscii;
  // What is not well-formed reads as U+FFFD, whichever bytes it is.
  return hasCase || /[\ufffd\ud800-\udfff]/u.test(folded) ? BEYOND_ASCII : bytesPattern(folded);
}

/** Each byte, capital letters as small ones. */
const FOLDED_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte));

/** Horspool's search: mostly only every so many bytes are looked at as the pattern is long. */
function bytesPattern(folded: string): FoldedPattern {
  const pattern = new TextEncoder().encode(folded);
  const last = pattern.length - 1;
  const steps = new Uint32Array(256).fill(pattern.length);
  for (let byte = 0; byte < 256; byte++) {
    const at = pattern.lastIndexOf(FOLDED_BYTES[byte], last - 1);
    if (last > 0 && at >= 0) steps[byte] = last - at;
  }
  return {
    length: pattern.length,
    isCertain: true,
    next: (bytes, from, to) => horspool(bytes, from, to, pattern, steps),
  };
}

function horspool(bytes: Uint8Array, from: number, to: number, pattern: Uint8Array, steps: Uint32Array): number {
  const last = pattern.length - 1;
  const lastByte = pattern[last];
  for (let at = from + last; at < to; at += steps[bytes[at]]) {
    if (FOLDED_BYTES[bytes[at]] !== lastByte) continue;
    let matched = 1;
    while (matched <= last && FOLDED_BYTES[bytes[at - matched]] === pattern[last - matched]) matched++;
    if (matched > last) return at - last;
  }
  return -1;
}

/** For texts of which no bytes are known in advance. */
const BEYOND_ASCII: FoldedPattern = {
  length: 1,
  isCertain: false,
  next: (bytes, from, to) => {
    for (let at = from; at < to; at++) if (bytes[at] >= 0x80) return at;
    return -1;
  },
};

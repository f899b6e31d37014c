/** Randomness that can be repeated: one seed, one sequence, on every machine. */
export interface SeededRandom {
  /** Uniform in [0, 1), with 32 bits. */
  readonly next: () => number;
  /** Uniform in [from, to). */
  readonly between: (from: number, to: number) => number;
  /** A whole number in [from, to], both ends included. */
  readonly integer: (from: number, to: number) => number;
  /** One of `items`, which must not be empty. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Lower-case hexadecimal digits, never all zeros. */
  readonly hex: (digits: number) => string;
}

/**
 * Returns a source that starts from `seed`, a whole number. The generator is sfc32 of Chris Doty-Humphrey's PractRand:
 * four words of state, a counter among them, so that no seed falls into a short cycle.
 */
export function seededRandom(seed: number): SeededRandom {
  const word = sfc32(seed);
  const next = () => word() / 2 ** 32;
  const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    integer,
    between: (from, to) => from + next() * (to - from),
    pick: (items) => items[integer(0, items.length - 1)],
    hex: (digits) => nonZeroHex(word, digits),
  };
}

function sfc32(seed: number): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const step = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  // The first words still show the seed; the generator's author discards a dozen.
  for (let i = 0; i < 12; i++) step();
  return step;
}

function nonZeroHex(word: () => number, digits: number): string {
  let text = '';
  while (text.length < digits) text += word().toString(16).padStart(8, '0');
  const cut = text.slice(0, digits);
  return /[^0]/.test(cut) ? cut : nonZeroHex(word, digits);
}

/** A word of a typed array has 32 bits. */
const WORD = 32;

/**
 * Returns 0 … n-1 ordered by `start` ascending, equal ones by `compareEqual`, or as they stand where that is not
 * given. Starts are whole numbers, not negative. O(n log n); most of it in the engine's own sort, which needs no warming up.
 */
export function sortByStart(start: Float64Array, compareEqual?: (a: number, b: number) => number): Uint32Array {
  const order = orderOf(start);
  if (compareEqual === undefined) return order;
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && start[order[to]] === start[order[from]]) to++;
    if (to - from > 1) order.subarray(from, to).sort(compareEqual);
    from = to;
  }
  return order;
}

function orderOf(start: Float64Array): Uint32Array {
  const order = new Uint32Array(start.length);
  let largest = 0;
  let isSorted = true;
  for (let i = 0; i < start.length; i++) {
    order[i] = i;
    if (start[i] > largest) largest = start[i];
    if (i > 0 && start[i] < start[i - 1]) isSorted = false;
  }
  if (isSorted) return order;
  const indexBits = WORD - Math.clz32(start.length);
  if (largest < 2 ** (2 * WORD - indexBits)) sortPacked(start, indexBits, order);
  else order.sort((a, b) => start[a] - start[b] || a - b);
  return order;
}

/**
 * Fills `order`. Each start and its index are packed into one number of 64 bits: to sort those takes no call for each
 * comparison, and is several times as quick.
 */
function sortPacked(start: Float64Array, indexBits: number, order: Uint32Array): void {
  const packed = new BigUint64Array(start.length);
  const words = new Uint32Array(packed.buffer);
  const [low, high] = IS_LITTLE_ENDIAN ? [0, 1] : [1, 0];
  const unit = 2 ** (WORD - indexBits);
  for (let i = 0; i < start.length; i++) {
    const units = Math.floor(start[i] / unit);
    words[2 * i + high] = units;
    words[2 * i + low] = ((start[i] - units * unit) << indexBits) | i;
  }
  packed.sort();
  const index = 2 ** indexBits - 1;
  for (let i = 0; i < start.length; i++) order[i] = words[2 * i + low] & index;
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

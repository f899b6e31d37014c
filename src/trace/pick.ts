/** Returns the entries of `from` at the positions `at`. One function a kind of column: shared by all, each would be slow. */
export function pickWords(from: Uint32Array, at: Uint32Array): Uint32Array {
  const to = new Uint32Array(at.length);
  for (let i = 0; i < at.length; i++) to[i] = from[at[i]];
  return to;
}

/** Returns the entries of `from` at the positions `at`. */
export function pickBytes(from: Uint8Array, at: Uint32Array): Uint8Array {
  const to = new Uint8Array(at.length);
  for (let i = 0; i < at.length; i++) to[i] = from[at[i]];
  return to;
}

/** Returns the entries of `from` at the positions `at`. */
export function pickFloats(from: Float64Array, at: Uint32Array): Float64Array {
  const to = new Float64Array(at.length);
  for (let i = 0; i < at.length; i++) to[i] = from[at[i]];
  return to;
}

/** Returns `count` positions one after another from `first` on. */
export function positionsFrom(first: number, count: number): Uint32Array<ArrayBuffer> {
  const positions = new Uint32Array(count);
  for (let i = 0; i < count; i++) positions[i] = first + i;
  return positions;
}

/** Fills `to` with the entries of `from` at the positions `at`, and returns it. */
export function pick<Column extends { [index: number]: number; length: number }>(
  from: Column,
  at: Uint32Array,
  to: Column,
): Column {
  for (let i = 0; i < at.length; i++) to[i] = from[at[i]];
  return to;
}

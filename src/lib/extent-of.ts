/** Returns the least and the greatest of at least one value; of any number, which `Math.min(...values)` cannot take. */
export function extentOf(values: readonly number[]): readonly [least: number, greatest: number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

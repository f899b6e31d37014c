/**
 * Returns the median of `values`, the lower one of two in the middle; NaN of none. O(n) on average, by quickselect
 * (Hoare, 1961). Leaves `values` in another order.
 */
export function median(values: Float64Array): number {
  return values.length === 0 ? Number.NaN : nthSmallest(values, (values.length - 1) >> 1);
}

/** Returns the value that would stand at `position` if `values` were in order; as `median` otherwise. */
export function nthSmallest(values: Float64Array, position: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1];
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left] < pivot) left++;
      while (values[right] > pivot) right--;
      if (left > right) break;
      const swapped = values[left];
      values[left++] = values[right];
      values[right--] = swapped;
    }
    if (position <= right) high = right;
    else if (position >= left) low = left;
    else return values[position];
  }
  return values[position];
}

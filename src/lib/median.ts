/**
 * Returns the median of `values`, the lower one of two in the middle; NaN of none. O(n) on average, by quickselect
 * (Hoare, 1961). Leaves `values` in another order.
 */
export function median(values: Float64Array): number {
  if (values.length === 0) return Number.NaN;
  const middle = (values.length - 1) >> 1;
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
    if (middle <= right) high = right;
    else if (middle >= left) low = left;
    else return values[middle];
  }
  return values[middle];
}

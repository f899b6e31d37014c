/** Longer names are compared with nothing. */
const LONGEST = 64;

/**
 * Returns the name that is most likely meant by a mistyped one: at most two letters are missing, too many, wrong or
 * swapped, one where it is short, the first of those with fewest; else one that begins and ends with the same words
 * between dots. null for none. O(names).
 */
export function nearestName(typed: string, names: readonly string[]): string | null {
  if (typed.length < 3 || typed.length > LONGEST) return null;
  const most = typed.length < 5 ? 1 : 2;
  let nearest: string | null = null;
  let fewest = most + 1;
  for (const name of names) {
    if (Math.abs(name.length - typed.length) >= fewest) continue;
    const edits = editsBetween(typed.toLowerCase(), name.toLowerCase());
    if (edits < fewest) [nearest, fewest] = [name, edits];
  }
  return nearest ?? names.find((name) => haveSameEnds(name, typed)) ?? null;
}

/** Returns how many letters differ, by the optimal string alignment distance. */
function editsBetween(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + other);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, above] = [above, row];
  }
  return above[b.length];
}

/** `http.status_code` and `http.response.status_code`. */
function haveSameEnds(a: string, b: string): boolean {
  const [x, y] = [a.split('.'), b.split('.')];
  return x.length > 1 && y.length > 1 && x[0] === y[0] && x[x.length - 1] === y[y.length - 1];
}

const MOST = 3;

/**
 * Returns the names that somebody may have meant by `typed`, the likeliest first, three at most: those that begin with it
 * or hold it, then those that differ from it by a few letters; in each the nearest in length first.
 */
export function nearestNames(typed: string, names: readonly string[]): readonly string[] {
  const sought = typed.trim().toLowerCase();
  if (sought === '') return [];
  const most = Math.max(1, Math.floor(sought.length / 3));
  const ranked = names
    .map((name) => ({ name, rank: rankOf(sought, name.toLowerCase(), most) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY);
  return ranked
    .toSorted((a, b) => a.rank - b.rank || a.name.length - b.name.length)
    .slice(0, MOST)
    .map(({ name }) => name);
}

function rankOf(sought: string, name: string, most: number): number {
  if (name.startsWith(sought)) return 0;
  if (name.includes(sought)) return 1;
  if (Math.abs(name.length - sought.length) > most) return Number.POSITIVE_INFINITY;
  const distance = editDistance(sought, name);
  return distance <= most ? 1 + distance : Number.POSITIVE_INFINITY;
}

/** Letters to add, take away or change (Levenshtein), one row of the table at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}

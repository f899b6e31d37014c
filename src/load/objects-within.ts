import type { ExactJson, ExactJsonObject } from '../lib/json/exact-json.ts';

/**
 * Returns the objects in `json`, itself among them, that are wanted, in the order written, however deep envelopes have
 * put them; what is wanted is not looked into. Objects that stand in one list with wanted ones and are not are `others`.
 */
export function objectsWithin(
  json: ExactJsonObject,
  isWanted: (json: ExactJsonObject) => boolean,
): { readonly found: readonly ExactJsonObject[]; readonly others: number } {
  const found: ExactJsonObject[] = [];
  let others = 0;
  const open: ExactJson[] = [json];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next instanceof Map && isWanted(next)) {
      found.push(next);
      continue;
    }
    const inner = next instanceof Map ? [...next.values()] : Array.isArray(next) ? next : [];
    if (Array.isArray(next)) others += othersAmong(next, isWanted);
    for (let i = inner.length - 1; i >= 0; i--) open.push(inner[i]);
  }
  return { found, others };
}

function othersAmong(list: readonly ExactJson[], isWanted: (json: ExactJsonObject) => boolean): number {
  const wanted = list.filter((item) => item instanceof Map && isWanted(item)).length;
  return wanted === 0 ? 0 : list.length - wanted;
}

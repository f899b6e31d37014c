import { SpanKind } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Relations } from './relations.ts';

/**
 * Returns 1 for each row that is a call of something else, or has one below it; 0 for what is a step of its own code
 * alone (A6 of the definitions). O(n).
 */
export function remoteBound(trace: SpanTable, relations: Relations): Uint8Array {
  const isBound = known.get(relations) ?? findBound(trace, relations);
  known.set(relations, isBound);
  return isBound;
}

/** Relations are made for one trace. Several ask for it. */
const known = new WeakMap<Relations, Uint8Array>();

function findBound({ length, parent, kind }: SpanTable, { isRemote }: Relations): Uint8Array {
  const isBound = new Uint8Array(length);
  for (let span = length - 1; span >= 0; span--) {
    const isCall = kind[span] === SpanKind.Client || kind[span] === SpanKind.Producer || isRemote[span] === 1;
    if (isCall) isBound[span] = 1;
    if (isBound[span] === 1 && parent[span] >= 0) isBound[parent[span]] = 1;
  }
  return isBound;
}

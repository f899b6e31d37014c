import { spanKey } from '../../trace/span.ts';
import { TEXT_ID } from '../../trace/span-id.ts';
import { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';

/**
 * Returns where the spans of `before` stand in `after`, found by their keys; those that `after` has not are left out. A
 * trace that is still arriving only appends rows, which costs nothing; any other takes one walk over its ids.
 */
function carryOver(before: SpanTable, after: SpanTable, spans: Iterable<SpanIndex>): Map<SpanIndex, SpanIndex> {
  const found = new Map<SpanIndex, SpanIndex>();
  const moved: SpanIndex[] = [];
  for (const span of spans) {
    if (isSameSpan(before, span, after, span)) found.set(span, span);
    else moved.push(span);
  }
  if (moved.length > 0) findMoved(before, after, moved, found);
  return found;
}

/** Returns the one span's row in `after`, -1 where it has none. */
export function carrySpan(before: SpanTable, after: SpanTable, span: SpanIndex): SpanIndex {
  return span < 0 ? -1 : (carryOver(before, after, [span]).get(span) ?? -1);
}

/** Returns the set of the same spans in `after`. */
export function carrySet(before: SpanTable, after: SpanTable, set: SpanSet): SpanSet {
  return SpanSet.of(after.length, carryOver(before, after, set).values());
}

function isSameSpan(before: SpanTable, at: SpanIndex, after: SpanTable, there: SpanIndex): boolean {
  if (there >= after.length || before.idHigh[at] !== after.idHigh[there]) return false;
  // A text id is an index into its own table's strings, so only its key says what it is.
  if (before.idHigh[at] === TEXT_ID) return spanKey(before, at) === spanKey(after, there);
  return before.idLow[at] === after.idLow[there] && before.keySuffix.get(at) === after.keySuffix.get(there);
}

function findMoved(before: SpanTable, after: SpanTable, moved: SpanIndex[], found: Map<SpanIndex, SpanIndex>): void {
  const wanted = new Map(moved.map((span) => [spanKey(before, span), span]));
  // Half of an id tells nearly all apart, and no string is made of each.
  const lows = new Set(moved.map((span) => before.idLow[span]));
  const hasTextIds = moved.some((span) => before.idHigh[span] === TEXT_ID);
  for (let span = 0; span < after.length; span++) {
    const isText = after.idHigh[span] === TEXT_ID;
    if (isText ? !hasTextIds : !lows.has(after.idLow[span])) continue;
    const was = wanted.get(spanKey(after, span));
    if (was !== undefined) found.set(was, span);
  }
}

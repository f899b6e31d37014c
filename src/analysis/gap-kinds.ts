import { SpanKind, StatusCode } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { Stretches } from './blank-time.ts';
import { failedSpans } from './failed-spans.ts';
import { overlaps, type Relations } from './relations.ts';
import { GAP_KINDS } from './trace-analysis.ts';

const UNINSTRUMENTED = GAP_KINDS.indexOf('uninstrumented');
const NETWORK = GAP_KINDS.indexOf('network');
const RETRY_BACKOFF = GAP_KINDS.indexOf('retry-backoff');

/**
 * Returns what each stretch is (A3 of the definitions), as an index into GAP_KINDS. Between a client and those that it
 * called it is network; between a failed call and a like one it is the pause before a retry. O(n).
 */
export function gapKinds(trace: SpanTable, relations: Relations, stretches: Stretches): Uint8Array {
  const kinds = new Uint8Array(stretches.span.length).fill(UNINSTRUMENTED);
  const hasFailure = failedBelow(trace);
  for (let from = 0; from < kinds.length; ) {
    const span = stretches.span[from];
    let to = from + 1;
    while (to < kinds.length && stretches.span[to] === span) to++;
    if (callsOnlyOthers(trace, relations, span)) kinds.fill(NETWORK, from, to);
    else if (hasFailure[span] === 1) markPauses(trace, relations, stretches, kinds, from, to);
    from = to;
  }
  return kinds;
}

/** Returns 1 for each row of which a child failed. */
function failedBelow(trace: SpanTable): Uint8Array {
  const hasFailure = new Uint8Array(trace.length);
  for (const span of failedSpans(trace)) if (trace.parent[span] >= 0) hasFailure[trace.parent[span]] = 1;
  return hasFailure;
}

/** Returns whether `span` is a client's, and nothing that it called is its own service's work. */
function callsOnlyOthers(trace: SpanTable, relations: Relations, span: SpanIndex): boolean {
  if (trace.kind[span] !== SpanKind.Client) return false;
  const { childFrom, child, isRemote } = relations;
  for (let i = childFrom[span]; i < childFrom[span + 1]; i++) {
    if (isRemote[child[i]] === 0 && isCall(trace, relations, child[i])) return false;
  }
  return true;
}

/** Returns whether a child counts as something that its parent did while it ran. */
function isCall(trace: SpanTable, { isDeferred }: Relations, child: SpanIndex): boolean {
  return (
    isDeferred[child] === 0 && trace.end[child] > trace.start[child] && overlaps(trace, child, trace.parent[child])
  );
}

/** Marks those of one span's stretches, `from` to before `to`, that lie between a failed call and the next like it. */
function markPauses(
  trace: SpanTable,
  relations: Relations,
  stretches: Stretches,
  kinds: Uint8Array,
  from: number,
  to: number,
): void {
  const { childFrom, child } = relations;
  const span = stretches.span[from];
  const lastChild = childFrom[span + 1];
  let next = childFrom[span];
  let endedLast = -1;
  for (let i = from; i < to; i++) {
    for (; next < lastChild; next++) {
      const each = child[next];
      if (!isCall(trace, relations, each)) continue;
      // No call is active in the stretch, so one that begins before its end has ended before its start.
      if (trace.start[each] >= stretches.end[i]) break;
      if (endedLast < 0 || trace.end[each] >= trace.end[endedLast]) endedLast = each;
    }
    if (endedLast >= 0 && next < lastChild && isRetriedBy(trace, endedLast, child[next])) kinds[i] = RETRY_BACKOFF;
  }
}

function isRetriedBy({ status, service, kind, name }: SpanTable, failed: SpanIndex, next: SpanIndex): boolean {
  return (
    status[failed] === StatusCode.Error &&
    service[failed] === service[next] &&
    kind[failed] === kind[next] &&
    name[failed] === name[next]
  );
}

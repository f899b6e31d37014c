import { compareKeys } from '../trace/compare-keys.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import { StatusCode } from '../trace/span-kind.ts';
import { SpanSet } from '../trace/span-set.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import { failedSpans } from './failed-spans.ts';
import { type CauseEdges, causeEdges } from './failures/cause-edges.ts';
import { type FailureLooks, failureLooks } from './failures/failure-looks.ts';
import { failureMessage } from './failures/failure-message.ts';
import { suspectsOf } from './failures/suspects.ts';
import type { Relations } from './relations.ts';
import { sortRange } from './sort-within.ts';
import type { ErrorTrail } from './trace-analysis.ts';

/**
 * Returns what failed in all trees, and where that began in the primary root's (A4 of the definitions): an origin is a
 * failed span with no failed one below it, the primary one is where the failure of the root began, or else the earliest
 * failure that nothing above repeats. Linear but for the sorting of origins.
 */
export function errorTrail(trace: SpanTable, relations: Relations, facts: SpanFacts): ErrorTrail {
  const suspects = suspectsOf(trace);
  const spans = failedSpans(trace);
  if (spans.length === 0) return { ...NOTHING_FAILED, suspects };
  const edges = causeEdges(trace, relations, facts);
  const origins = originsOf(trace, spans, edges);
  const looks = failureLooks(facts);
  const top = topmost(trace, spans, edges);
  if (top < 0) return { ...NOTHING_FAILED, spans, suspects, origins, cancelled: spans.filter(looks.isCancelled) };
  const primary = beginningBelow(trace, looks, spans, edges, top);
  const path = pathUp(edges, primary, top);
  const isOnPath = SpanSet.of(trace.length, path);
  const reachesRoot = top === trace.primaryRoot;
  return {
    spans,
    suspects,
    origins,
    cancelled: spans.filter((span) => looks.isCancelled(span) && !isOnPath.has(span)),
    primary,
    path,
    reachesRoot,
    stoppedAt: reachesRoot ? -1 : relations.join[top],
    message: failureMessage(facts, primary),
  };
}

/**
 * Returns the failed span where the failure of `span` began, what it passed through, `span` itself among it, and the
 * topmost failed span that it reached. Empty where `span` did not fail.
 */
export function errorPathThrough(
  trace: SpanTable,
  relations: Relations,
  facts: SpanFacts,
  span: SpanIndex,
): SpanIndex[] {
  if (trace.status[span] !== StatusCode.Error) return [];
  const edges = causeEdges(trace, relations, facts);
  let top = span;
  while (edges.errorAbove[top] >= 0) top = edges.errorAbove[top];
  return pathUp(edges, beginningBelow(trace, failureLooks(facts), failedSpans(trace), edges, span), top);
}

const NO_ROWS = new Uint32Array(0);
const NOTHING_FAILED: ErrorTrail = {
  spans: NO_ROWS,
  suspects: NO_ROWS,
  origins: NO_ROWS,
  cancelled: NO_ROWS,
  primary: -1,
  path: [],
  reachesRoot: false,
  stoppedAt: -1,
  message: '',
};

function originsOf(trace: SpanTable, spans: Uint32Array, { errorAbove }: CauseEdges): Uint32Array {
  const isRepeated = new Uint8Array(trace.length);
  for (const span of spans) if (errorAbove[span] >= 0) isRepeated[errorAbove[span]] = 1;
  const origins = spans.filter((span) => isRepeated[span] === 0);
  sortRange(origins, 0, origins.length, trace.end, (a, b) => compareKeys(trace, a, b));
  return origins;
}

/** The root if it failed, otherwise the earliest failure of its tree that reaches no other; -1 if there is none. */
function topmost(trace: SpanTable, spans: Uint32Array, { errorAbove }: CauseEdges): SpanIndex {
  const { primaryRoot, subtreeEnd, start, status } = trace;
  if (status[primaryRoot] === StatusCode.Error) return primaryRoot;
  let top = -1;
  for (const span of spans) {
    if (span < primaryRoot || span >= subtreeEnd[primaryRoot] || errorAbove[span] >= 0) continue;
    const order = top < 0 ? -1 : start[span] - start[top] || compareKeys(trace, span, top);
    if (order < 0) top = span;
  }
  return top;
}

/** Goes down from `top` by the failure that decided: the last one to end, but no victim of another as long as there is one. */
function beginningBelow(
  trace: SpanTable,
  { isCancelled }: FailureLooks,
  spans: Uint32Array,
  { errorAbove }: CauseEdges,
  top: SpanIndex,
): SpanIndex {
  const hasDecided = (a: SpanIndex, b: SpanIndex) =>
    (Number(isCancelled(b)) - Number(isCancelled(a)) ||
      trace.end[a] - trace.end[b] ||
      trace.start[a] - trace.start[b] ||
      compareKeys(trace, b, a)) > 0;
  const { first, next } = linkedBelow(trace.length, spans, errorAbove);
  let decisive = top;
  while (first[decisive] >= 0) {
    let below = first[decisive];
    for (let other = next[below]; other >= 0; other = next[other]) if (hasDecided(other, below)) below = other;
    decisive = below;
  }
  return decisive;
}

/** Links the failures that reach each failure next. */
function linkedBelow(
  length: number,
  spans: Uint32Array,
  errorAbove: Int32Array,
): { readonly first: Int32Array; readonly next: Int32Array } {
  const first = new Int32Array(length).fill(-1);
  const next = new Int32Array(length).fill(-1);
  for (const span of spans) {
    const above = errorAbove[span];
    if (above < 0) continue;
    next[span] = first[above];
    first[above] = span;
  }
  return { first, next };
}

function pathUp(edges: CauseEdges, primary: SpanIndex, top: SpanIndex): SpanIndex[] {
  const path = [primary];
  for (let span = primary; span !== top; path.push(span)) span = edges.above(span);
  return path;
}

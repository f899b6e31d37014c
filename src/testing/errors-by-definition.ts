import { isDeferred } from '../trace/deferred.ts';
import { spanKey } from '../trace/span.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import { SpanKind, StatusCode } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';

/** What the definitions say of errors. */
export interface ErrorsByDefinition {
  readonly origins: readonly SpanIndex[];
  readonly primary: SpanIndex;
  readonly path: readonly SpanIndex[];
  readonly stoppedAt: SpanIndex;
}

/** Returns what the definitions (A0, A4) say of errors, word by word and without regard to speed; for small traces. */
export function errorsByDefinition(trace: SpanTable, facts: SpanFacts): ErrorsByDefinition {
  const rows = Array.from({ length: trace.length }, (_, row) => row);
  const failed = rows.filter((row) => trace.status[row] === StatusCode.Error);
  const cause = rows.map((row) => causeOf(trace, facts, row));
  const below = (row: SpanIndex): SpanIndex[] =>
    rows
      .filter((each) => cause[each] === row)
      .flatMap((each) => {
        if (trace.status[each] === StatusCode.Error) return [each];
        return trace.status[each] === StatusCode.Unset ? below(each) : [];
      });
  const origins = failed
    .filter((row) => below(row).length === 0)
    .sort((a, b) => trace.end[a] - trace.end[b] || byKey(trace, a, b));
  const tops = failed
    .filter((row) => isInPrimaryTree(trace, row) && !failed.some((other) => below(other).includes(row)))
    .sort((a, b) => trace.start[a] - trace.start[b] || byKey(trace, a, b));
  const top = trace.status[trace.primaryRoot] === StatusCode.Error ? trace.primaryRoot : (tops[0] ?? -1);
  if (top < 0) return { origins, primary: -1, path: [], stoppedAt: -1 };
  const primary = lastBelow(trace, facts, below, top);
  const path = [primary];
  while (path.at(-1) !== top) path.push(cause[path.at(-1) ?? -1]);
  return { origins, primary, path, stoppedAt: top === trace.primaryRoot ? -1 : joinByDefinition(trace, top) };
}

/** Returns who waited for `row`, -1 for nobody. */
export function joinByDefinition(trace: SpanTable, row: SpanIndex): SpanIndex {
  const { parent, start, end } = trace;
  if (parent[row] < 0 || isDeferred(trace, row)) return -1;
  const overlaps = (ancestor: SpanIndex) => start[row] < end[ancestor] && end[row] > start[ancestor];
  if (isRemote(trace, row)) return overlaps(parent[row]) ? parent[row] : -1;
  for (let ancestor = parent[row]; ancestor >= 0; ancestor = parent[ancestor]) {
    if (end[row] <= end[ancestor] + tolerance(trace, ancestor) && overlaps(ancestor)) return ancestor;
    if (isRemote(trace, ancestor) || isDeferred(trace, ancestor)) return -1;
  }
  return -1;
}

function isRemote({ parent, kind, service }: SpanTable, row: SpanIndex): boolean {
  return parent[row] >= 0 && (kind[row] === SpanKind.Server || service[row] !== service[parent[row]]);
}

function tolerance({ start, end }: SpanTable, row: SpanIndex): number {
  return Math.min(1e6, Math.floor((end[row] - start[row]) / 100));
}

function causeOf(trace: SpanTable, facts: SpanFacts, row: SpanIndex): SpanIndex {
  const join = joinByDefinition(trace, row);
  if (join < 0 || !isRemote(trace, row)) return join;
  const hasGivenUp = /timeout|timed out|deadline|cancell?ed|cancellation/i.test(wordsOf(facts, join));
  return hasGivenUp && trace.end[join] + tolerance(trace, join) < trace.end[row] ? -1 : join;
}

function lastBelow(
  trace: SpanTable,
  facts: SpanFacts,
  below: (row: SpanIndex) => SpanIndex[],
  top: SpanIndex,
): SpanIndex {
  const all = below(top);
  const others = all.filter((row) => !/cancell?ed|cancellation/i.test(wordsOf(facts, row)));
  const [last] = (others.length > 0 ? others : all).sort(
    (a, b) => trace.end[b] - trace.end[a] || trace.start[b] - trace.start[a] || byKey(trace, a, b),
  );
  return last === undefined ? top : lastBelow(trace, facts, below, last);
}

/** gRPC codes by name hold the words that are looked for. */
function wordsOf(facts: SpanFacts, row: SpanIndex): string {
  return (['statusMessage', 'exceptionMessage', 'exceptionType', 'errorType', 'rpcStatus'] as const)
    .map((fact) => facts.text(row, fact))
    .join('\n');
}

function isInPrimaryTree({ primaryRoot, subtreeEnd }: SpanTable, row: SpanIndex): boolean {
  return row >= primaryRoot && row < subtreeEnd[primaryRoot];
}

function byKey(trace: SpanTable, a: SpanIndex, b: SpanIndex): number {
  return spanKey(trace, a) < spanKey(trace, b) ? -1 : 1;
}

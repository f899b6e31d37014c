import { SpanKind } from '../../trace/span-kind.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';

/** A span that others name as their parent and that is not in the trace. */
export interface MissingParent {
  /** Its key. */
  readonly key: string;
  /** The rows that name it. */
  readonly children: ArrayLike<SpanIndex>;
  /** When it must have been running: its children started then. */
  readonly from: Nanoseconds;
  readonly to: Nanoseconds;
  /** Another process was to send it: a server, or a consumer, was called by it. Otherwise its own process lost it. */
  readonly isCaller: boolean;
}

/** Returns the parents that are missing, in the order of the trace's defects. */
export function missingParents(trace: SpanTable): MissingParent[] {
  return trace.defects
    .filter(({ type }) => type === 'missing_parent')
    .map(({ detail, spans }) => ({
      key: detail,
      children: spans,
      ...startsOf(trace, spans),
      isCaller: isCalled(trace, spans[0]),
    }));
}

/** Returns how many spans name one of the parents. */
export function orphanCount(missing: readonly MissingParent[]): number {
  return missing.reduce((sum, { children }) => sum + children.length, 0);
}

function startsOf({ start }: SpanTable, spans: ArrayLike<SpanIndex>): { from: Nanoseconds; to: Nanoseconds } {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (let i = 0; i < spans.length; i++) {
    from = Math.min(from, start[spans[i]]);
    to = Math.max(to, start[spans[i]]);
  }
  return { from, to };
}

function isCalled({ kind }: SpanTable, span: SpanIndex): boolean {
  return kind[span] === SpanKind.Server || kind[span] === SpanKind.Consumer;
}

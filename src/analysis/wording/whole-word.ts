import { SpanKind } from '../../trace/span-kind.ts';
import type { SpanTable } from '../../trace/span-table.ts';

/** Kinds of work that nobody stands waiting for. */
const RUNS: ReadonlySet<number> = new Set([SpanKind.Internal, SpanKind.Producer, SpanKind.Consumer]);

/** Returns what sentences call the whole trace, by its primary root: `request`, or `run` for what nobody asked for. */
export function wholeWord({ primaryRoot, kind }: SpanTable): 'request' | 'run' {
  return primaryRoot >= 0 && RUNS.has(kind[primaryRoot]) ? 'run' : 'request';
}

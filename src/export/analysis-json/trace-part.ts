import { compareKeys } from '../../trace/compare-keys.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { type AnalysedTrace, keyOrNull, keysOf } from './analysed-trace.ts';

/** Returns what the trace is: its id, its start, counts of all trees, and its roots by start, then key. */
export function tracePart(given: AnalysedTrace) {
  const { recorded, trace, analysis } = given;
  const root = recorded.primaryRoot;
  return {
    traceId: recorded.traceId,
    startTimeUnixNano: String(recorded.startTimeUnixNano),
    durationNs: recorded.duration,
    spanCount: recorded.length,
    serviceCount: recorded.services.filter(({ name }) => recorded.strings.get(name) !== '').length,
    errorCount: recorded.errorCount,
    primaryRoot: keyOrNull(given, root),
    rootDurationNs: root < 0 ? 0 : trace.end[root] - trace.start[root],
    asyncTailNs: analysis.asyncTail,
    roots: keysOf(given, rootsOf(trace)),
  };
}

function rootsOf(trace: SpanTable): SpanIndex[] {
  const roots: SpanIndex[] = [];
  for (let row = 0; row < trace.length; row = trace.subtreeEnd[row]) roots.push(row);
  return roots.sort((a, b) => trace.start[a] - trace.start[b] || compareKeys(trace, a, b));
}

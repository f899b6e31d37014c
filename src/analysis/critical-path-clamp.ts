import { SpanKind } from '../trace/span-kind.ts';
import { SpanMark, type SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import { criticalPath } from './critical-path.ts';
import { overlaps, waitsOf } from './relations.ts';
import type { CriticalPath } from './trace-analysis.ts';

/**
 * Returns the critical path by the rules of other viewers, for comparing: a parent waits for every child that overlaps it,
 * cut to its own times; only follows-from and what goes from a producer to a consumer is left out; no tolerance. To be
 * asked of the times as recorded.
 */
export function criticalPathClamp(recorded: SpanTable): CriticalPath {
  const join = new Int32Array(recorded.length).fill(-1);
  for (let span = 0; span < recorded.length; span++) {
    const above = recorded.parent[span];
    if (above >= 0 && overlaps(recorded, span, above) && !isLeftOut(recorded, span, above)) join[span] = above;
  }
  return criticalPath(recorded, waitsOf(recorded, join), () => 0).path;
}

function isLeftOut({ marks, kind }: SpanTable, span: SpanIndex, above: SpanIndex): boolean {
  const isFollowsFrom = (marks[span] & SpanMark.FollowsFrom) !== 0;
  return isFollowsFrom || (kind[above] === SpanKind.Producer && kind[span] === SpanKind.Consumer);
}

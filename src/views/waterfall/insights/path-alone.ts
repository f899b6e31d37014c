import type { TraceAnalysis } from '../../../analysis/trace-analysis.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import { picksOf } from '../../trace-picks.ts';
import { chooseRows } from '../filter/chosen-rows.ts';
import type { FullModel } from '../full-model.ts';
import { tellRows } from '../use-follow.ts';
import { analysisOf } from './shown-analysis.ts';

/** Returns the spans that the critical path runs through, with all above them. O(n). */
function spansOfPath({ parent, length }: SpanTable, { criticalTime }: Pick<TraceAnalysis, 'criticalTime'>): SpanSet {
  const spans = new SpanSet(length);
  for (let span = 0; span < length; span++) {
    if (criticalTime[span] === 0) continue;
    for (let at = span; at >= 0 && !spans.has(at); at = parent[at]) spans.add(at);
  }
  return spans;
}

/** Returns whether the rows of the critical path are the only ones. */
export function isPathAlone({ trace }: Pick<FullModel, 'trace'>): boolean {
  return picksOf(trace).get().onPath !== null;
}

/** Shows no rows but those of the critical path, or all again. Returns false where there is no path. */
export function togglePathAlone(model: FullModel): boolean {
  const { trace, follow } = model;
  const analysis = analysisOf(model);
  if (analysis === null || analysis.path.span.length === 0) return false;
  picksOf(trace).change({ onPath: isPathAlone(model) ? null : spansOfPath(trace, analysis) });
  chooseRows(model);
  follow(tellRows);
  return true;
}

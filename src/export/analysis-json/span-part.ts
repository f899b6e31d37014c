import { spanAt } from '../../trace/span-at.ts';
import { formatSpanId } from '../../trace/span-id.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { type AnalysedTrace, keyOrNull, shiftOf } from './analysed-trace.ts';

/** Returns one span with its figures. */
export function spanPart(given: AnalysedTrace, row: SpanIndex) {
  const { recorded, trace, analysis } = given;
  const span = spanAt(recorded, row);
  return {
    key: span.key,
    spanId: formatSpanId(recorded.idHigh[row], recorded.idLow[row], (index) => recorded.strings.get(index)),
    parent: keyOrNull(given, span.parent),
    service: span.service,
    name: span.name,
    kind: span.kind.toUpperCase(),
    status: span.status.toUpperCase(),
    startNs: span.start,
    endNs: span.end,
    correctedStartNs: trace.start[row] - shiftOf(given),
    selfNs: analysis.selfTime[row],
    criticalNs: analysis.criticalTime[row],
  };
}

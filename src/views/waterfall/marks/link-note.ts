import type { LinkMoment, Moments } from '../../../trace/moments.ts';
import { serviceName, spanName } from '../../../trace/span.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import { linkedSpan } from '../../linked-span.ts';
import { isSameTraceId } from '../../same-trace-id.ts';
import type { LayerNote } from '../layers/layer.ts';
import { shortText } from '../short-text.ts';

/** So many links are told one by one. */
const TOLD = 5;

/** Returns what a tooltip says about a span's links; `moments` is undefined while they are being read. */
export function linkNote(trace: SpanTable, moments: Moments | undefined): LayerNote {
  if (moments === undefined) return { title: 'Linked to other spans', lines: [] };
  const { links, linkCount } = moments;
  const rest = linkCount - Math.min(TOLD, links.length);
  const click = linkCount === 1 ? 'Click to go there' : 'Click for the list of links';
  return {
    title: linkCount === 1 ? 'Link' : `${linkCount} links`,
    lines: [
      ...links.slice(0, TOLD).map((link) => lineOf(trace, link)),
      ...(rest > 0 ? [`and ${rest} more`] : []),
      click,
    ],
  };
}

/** Returns the row of this trace that a link points to, -1 where it is none of it. */
export function rowOfLink(trace: SpanTable, { traceId, spanId }: LinkMoment): SpanIndex {
  return isSameTraceId(traceId, trace.traceId) ? linkedSpan(trace, spanId) : -1;
}

function lineOf(trace: SpanTable, link: LinkMoment): string {
  const row = rowOfLink(trace, link);
  if (row < 0) return `to span ${shortText(link.spanId, 40)} of trace ${shortText(link.traceId, 40)}`;
  return `to ${shortText(serviceName(trace, row), 60)} › ${shortText(spanName(trace, row), 100)} in this trace`;
}

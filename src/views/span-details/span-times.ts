import type { DetailsExcerpt } from '../../trace/details-excerpt.ts';
import type { Span } from '../../trace/span-at.ts';
import type { SpanTable } from '../../trace/span-table.ts';

/** Returns the moment a span starts: as recorded where details are there and have it, else as drawn. */
export function spanStart(trace: SpanTable, span: Span, details: DetailsExcerpt | undefined): bigint {
  return details?.startTimeUnixNano ?? trace.startTimeUnixNano + BigInt(Math.round(span.start));
}

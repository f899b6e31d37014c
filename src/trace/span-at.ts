import { serviceName, spanKey, spanName } from './span.ts';
import { SPAN_KIND_NAMES, STATUS_NAMES } from './span-kind.ts';
import type { SpanTable } from './span-table.ts';
import type { Nanoseconds, SpanIndex } from './units.ts';

/** One span as an ordinary object, for panels and tests. */
export interface Span {
  readonly index: SpanIndex;
  /** Unique within the trace: the id, with what normalising appended. */
  readonly key: string;
  readonly name: string;
  readonly service: string;
  readonly kind: (typeof SPAN_KIND_NAMES)[number];
  readonly status: (typeof STATUS_NAMES)[number];
  readonly parent: SpanIndex;
  readonly depth: number;
  /** From the trace's start. */
  readonly start: Nanoseconds;
  readonly end: Nanoseconds;
  readonly duration: Nanoseconds;
  readonly marks: number;
}

/** Returns row `index` of `trace` as an object. */
export function spanAt(trace: SpanTable, index: SpanIndex): Span {
  return {
    index,
    key: spanKey(trace, index),
    name: spanName(trace, index),
    service: serviceName(trace, index),
    kind: SPAN_KIND_NAMES[trace.kind[index]],
    status: STATUS_NAMES[trace.status[index]],
    parent: trace.parent[index],
    depth: trace.depth[index],
    start: trace.start[index],
    end: trace.end[index],
    duration: trace.end[index] - trace.start[index],
    marks: trace.marks[index],
  };
}

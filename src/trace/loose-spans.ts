import { pickBytes, pickWords } from './pick.ts';
import type { SpanColumns } from './span-columns.ts';
import { TEXT_ID } from './span-id.ts';
import { SpanMark } from './span-table.ts';
import type { StringTableBuilder } from './string-table.ts';
import type { StringIndex } from './units.ts';
import { hasStart, type UnixTime } from './unix-base.ts';

/**
 * The spans of one trace while its tree is made: columns by position in `SpanTableInput.spans`, in the order received.
 */
export interface LooseSpans {
  readonly length: number;
  readonly idHigh: Uint32Array;
  readonly idLow: Uint32Array;
  readonly parentHigh: Uint32Array;
  readonly parentLow: Uint32Array;
  readonly name: Uint32Array;
  /** String index of the service's name. */
  readonly service: Uint32Array;
  readonly kind: Uint8Array;
  readonly status: Uint8Array;
  readonly marks: Uint32Array;
  /** Nanoseconds from the trace's start. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly textAt: (index: StringIndex) => string;
}

/** What loose spans are gathered from. */
export interface GatherInput {
  readonly columns: SpanColumns;
  /** Positions in `columns` of the trace's spans, in the order received. */
  readonly spans: Uint32Array;
  readonly strings: StringTableBuilder;
  /** Service name of each resource. */
  readonly partService: readonly StringIndex[];
}

/** Returns the spans at `spans`, with times from `base` on and the marks that each span by itself shows. */
export function gatherSpans(input: GatherInput, base: UnixTime): LooseSpans {
  const { columns, spans, partService, strings } = input;
  const length = spans.length;
  // Of an input with one trace, the columns as they are: positions ascend, so these are all of them.
  const isAll = length === columns.length;
  const words = (column: Uint32Array) => (isAll ? column.subarray(0, length) : pickWords(column, spans));
  const bytes = (column: Uint8Array) => (isAll ? column.subarray(0, length) : pickBytes(column, spans));
  const loose = {
    length,
    idHigh: words(columns.idHigh),
    idLow: words(columns.idLow),
    parentHigh: words(columns.parentHigh),
    parentLow: words(columns.parentLow),
    name: words(columns.name),
    // These two are changed below and while the tree is made.
    service: words(columns.service).slice(),
    marks: words(columns.marks).slice(),
    kind: bytes(columns.kind),
    status: bytes(columns.status),
    start: new Float64Array(length),
    end: new Float64Array(length),
    textAt: (index: StringIndex) => strings.get(index),
  };
  for (let i = 0; i < length; i++) {
    const span = spans[i];
    if (loose.service[i] === 0) loose.service[i] = partService[columns.resource[span]] ?? 0;
    if (loose.service[i] === 0) loose.marks[i] |= SpanMark.UnknownService;
    if (loose.idHigh[i] === TEXT_ID || loose.parentHigh[i] === TEXT_ID) loose.marks[i] |= SpanMark.OddId;
    setTimes(columns, span, base, loose, i);
  }
  return loose;
}

function setTimes(columns: SpanColumns, span: number, base: UnixTime, loose: LooseSpans, i: number): void {
  const seconds = columns.startSeconds[span];
  const isKnown = hasStart(columns, span, base);
  if (!isKnown) loose.marks[i] |= SpanMark.MissingStart;
  const start = isKnown ? (seconds - base.seconds) * 1e9 + (columns.startNanos[span] - base.nanos) : 0;
  let duration = columns.duration[span];
  if (Number.isNaN(duration)) {
    loose.marks[i] |= SpanMark.Unfinished;
    duration = 0;
  } else if (duration < 0) {
    loose.marks[i] |= SpanMark.NegativeDuration;
    duration = 0;
  }
  loose.start[i] = start;
  loose.end[i] = start + duration;
}

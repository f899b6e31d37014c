import type { Nanoseconds, StringIndex } from './units.ts';

/** No resource, no scope. */
export const NONE = 0xffffffff;

/** One span on its way from a reader into the columns. A reader fills one of these over and over. */
export interface SpanDraft {
  /** From `TraceBuilder.traceNumber` or `traceNumberOfText`. */
  traceNumber: number;
  /** See `span-id.ts`; 0, 0 is no id. */
  idHigh: number;
  idLow: number;
  /** 0, 0 is no parent. */
  parentHigh: number;
  parentLow: number;
  name: StringIndex;
  /** 0 takes the resource's service. */
  service: StringIndex;
  kind: number;
  status: number;
  /** Unix time in two halves, since nanoseconds since 1970 do not fit a double. NaN: no start is known. */
  startSeconds: number;
  /** 0 to 999,999,999 */
  startNanos: number;
  /** End minus start, negative where the recording says so. NaN: no end is known. */
  duration: Nanoseconds;
  /** `SpanMark` bits that the reader knows of. */
  marks: number;
  /** From `TraceBuilder.addPart`, or NONE. */
  resource: number;
  scope: number;
  /** Where the span stands in the received bytes. */
  offset: number;
  byteLength: number;
  /** Where among the span's bytes the list of its attributes begins; 0 if that is not known, or is more than one place. */
  attributesAt: number;
}

/** Returns an empty draft. */
export function newSpanDraft(): SpanDraft {
  return {
    traceNumber: 0,
    idHigh: 0,
    idLow: 0,
    parentHigh: 0,
    parentLow: 0,
    name: 0,
    service: 0,
    kind: 0,
    status: 0,
    startSeconds: Number.NaN,
    startNanos: 0,
    duration: Number.NaN,
    marks: 0,
    resource: NONE,
    scope: NONE,
    offset: 0,
    byteLength: 0,
    attributesAt: 0,
  };
}

/** Empties `draft` for the next span. Field by field, since this runs once a span. */
export function resetSpanDraft(draft: SpanDraft): void {
  draft.traceNumber = 0;
  draft.idHigh = 0;
  draft.idLow = 0;
  draft.parentHigh = 0;
  draft.parentLow = 0;
  draft.name = 0;
  draft.service = 0;
  draft.kind = 0;
  draft.status = 0;
  draft.startSeconds = Number.NaN;
  draft.startNanos = 0;
  draft.duration = Number.NaN;
  draft.marks = 0;
  draft.resource = NONE;
  draft.scope = NONE;
  draft.offset = 0;
  draft.byteLength = 0;
  draft.attributesAt = 0;
}

/** Spans as received, in the order received: growing columns of one entry a span. Fields as in `SpanDraft`. */
export class SpanColumns {
  length = 0;
  traceNumber = new Uint32Array(FIRST_CAPACITY);
  idHigh = new Uint32Array(FIRST_CAPACITY);
  idLow = new Uint32Array(FIRST_CAPACITY);
  parentHigh = new Uint32Array(FIRST_CAPACITY);
  parentLow = new Uint32Array(FIRST_CAPACITY);
  name = new Uint32Array(FIRST_CAPACITY);
  service = new Uint32Array(FIRST_CAPACITY);
  kind = new Uint8Array(FIRST_CAPACITY);
  status = new Uint8Array(FIRST_CAPACITY);
  startSeconds = new Float64Array(FIRST_CAPACITY);
  startNanos = new Uint32Array(FIRST_CAPACITY);
  duration = new Float64Array(FIRST_CAPACITY);
  marks = new Uint32Array(FIRST_CAPACITY);
  resource = new Uint32Array(FIRST_CAPACITY);
  scope = new Uint32Array(FIRST_CAPACITY);
  offset = new Float64Array(FIRST_CAPACITY);
  byteLength = new Uint32Array(FIRST_CAPACITY);
  attributesAt = new Uint32Array(FIRST_CAPACITY);

  /** Makes room for `count` spans in all, so that columns that are going to be long are not copied on the way. */
  reserve(count: number): void {
    if (count > this.kind.length) this.#grow(count);
  }

  /** Appends a copy of `draft` and returns its position. */
  push(draft: SpanDraft): number {
    const i = this.length++;
    if (i === this.kind.length) this.#grow(2 * i);
    this.traceNumber[i] = draft.traceNumber;
    this.idHigh[i] = draft.idHigh;
    this.idLow[i] = draft.idLow;
    this.parentHigh[i] = draft.parentHigh;
    this.parentLow[i] = draft.parentLow;
    this.name[i] = draft.name;
    this.service[i] = draft.service;
    this.kind[i] = draft.kind;
    this.status[i] = draft.status;
    this.startSeconds[i] = draft.startSeconds;
    this.startNanos[i] = draft.startNanos;
    this.duration[i] = draft.duration;
    this.marks[i] = draft.marks;
    this.resource[i] = draft.resource;
    this.scope[i] = draft.scope;
    this.offset[i] = draft.offset;
    this.byteLength[i] = draft.byteLength;
    this.attributesAt[i] = draft.attributesAt;
    return i;
  }

  #grow(capacity: number): void {
    this.traceNumber = grown(this.traceNumber, new Uint32Array(capacity));
    this.idHigh = grown(this.idHigh, new Uint32Array(capacity));
    this.idLow = grown(this.idLow, new Uint32Array(capacity));
    this.parentHigh = grown(this.parentHigh, new Uint32Array(capacity));
    this.parentLow = grown(this.parentLow, new Uint32Array(capacity));
    this.name = grown(this.name, new Uint32Array(capacity));
    this.service = grown(this.service, new Uint32Array(capacity));
    this.kind = grown(this.kind, new Uint8Array(capacity));
    this.status = grown(this.status, new Uint8Array(capacity));
    this.startSeconds = grown(this.startSeconds, new Float64Array(capacity));
    this.startNanos = grown(this.startNanos, new Uint32Array(capacity));
    this.duration = grown(this.duration, new Float64Array(capacity));
    this.marks = grown(this.marks, new Uint32Array(capacity));
    this.resource = grown(this.resource, new Uint32Array(capacity));
    this.scope = grown(this.scope, new Uint32Array(capacity));
    this.offset = grown(this.offset, new Float64Array(capacity));
    this.byteLength = grown(this.byteLength, new Uint32Array(capacity));
    this.attributesAt = grown(this.attributesAt, new Uint32Array(capacity));
  }
}

/** 2 MB of columns: a worker's start does not feel it, and most traces never grow beyond it. */
const FIRST_CAPACITY = 1 << 14;

function grown<Column extends { set(from: Column): void }>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}

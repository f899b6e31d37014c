import type { SpanTableAndOrder } from '../trace/build-span-table.ts';
import { newSpanDraft, type SpanDraft } from '../trace/span-columns.ts';
import type { Fact, SamplingNotes, TimedEvent } from '../trace/span-facts.ts';
import { TEXT_ID } from '../trace/span-id.ts';
import { SPAN_KIND_NAMES, SpanKind, STATUS_NAMES, StatusCode } from '../trace/span-kind.ts';
import { SpanMark, type SpanTable } from '../trace/span-table.ts';
import { grpcStatusOf, isSuspectStatus } from '../trace/suspect-status.ts';
import { TraceBuilder } from '../trace/trace-builder.ts';
import type { Nanoseconds } from '../trace/units.ts';

/** A span as a test writes it. */
export interface TestSpan {
  /** Up to 16 hex digits is hexadecimal, as everywhere; anything else is text. Empty: no id. */
  readonly id: string;
  /** null for none. */
  readonly parent: string | null;
  readonly service: string;
  readonly name: string;
  /** `internal` where absent. */
  readonly kind?: (typeof SPAN_KIND_NAMES)[number];
  /** `unset` where absent. */
  readonly status?: (typeof STATUS_NAMES)[number];
  /** From a moment that all spans of the test share; may be negative. */
  readonly start: Nanoseconds;
  /** null for a span that was not finished. */
  readonly end: Nanoseconds | null;
  /** The parent is a follows-from reference. */
  readonly followsFrom?: boolean;
  /** What analyses read of it; several values in the order received. `factsOf` gives them. */
  readonly facts?: Partial<Readonly<Record<Fact, string | readonly string[]>>>;
  /** Events with their times from its start; `facts.eventName` has to name them, too. */
  readonly events?: readonly TimedEvent[];
  /** What it says of sampling. */
  readonly sampling?: SamplingNotes;
  /** The host that its resource names. */
  readonly host?: string;
}

/** The second that `start` counts from: 20 November 2026, 23:47:11 UTC. */
export const TEST_EPOCH_SECONDS = 1_795_218_431;
export const TEST_TRACE_ID = '5b8efff798038103d269b633813fc60c';

/** Returns the trace of the given spans, through the same builder as a real one. */
export function traceFromSpans(spans: readonly TestSpan[]): SpanTable {
  return tableAndOrder(spans).table;
}

/** Returns what `traceFromSpans` does, and for each row which of `spans` it is. */
export function tableAndOrder(spans: readonly TestSpan[]): SpanTableAndOrder {
  const builder = new TraceBuilder();
  const traceNumber = builder.traceNumberOfText(TEST_TRACE_ID);
  for (const span of spans) builder.add({ ...draftOf(builder, span), traceNumber });
  const [positions] = builder.spansByTrace();
  return builder.build(traceNumber, positions);
}

function draftOf(builder: TraceBuilder, span: TestSpan): SpanDraft {
  const id = idWords(builder, span.id);
  const parent = idWords(builder, span.parent ?? '');
  const seconds = Math.floor(span.start / 1e9);
  return {
    ...newSpanDraft(),
    idHigh: id.high,
    idLow: id.low,
    parentHigh: parent.high,
    parentLow: parent.low,
    name: builder.strings.intern(span.name),
    service: builder.strings.intern(span.service),
    kind: span.kind === undefined ? SpanKind.Internal : SPAN_KIND_NAMES.indexOf(span.kind),
    status: span.status === undefined ? StatusCode.Unset : STATUS_NAMES.indexOf(span.status),
    startSeconds: TEST_EPOCH_SECONDS + seconds,
    startNanos: span.start - seconds * 1e9,
    duration: span.end === null ? Number.NaN : span.end - span.start,
    marks: (span.followsFrom === true ? SpanMark.FollowsFrom : 0) | (isSuspect(span) ? SpanMark.SuspectStatus : 0),
  };
}

/** As readers mark it. */
function isSuspect({ status = 'unset', kind = 'internal', facts }: TestSpan): boolean {
  const last = (fact: Fact) => [facts?.[fact] ?? []].flat().at(-1) ?? '';
  const evidence = {
    hasErrorType: last('errorType') !== '',
    httpStatus: Number(last('httpStatus')) || 0,
    grpcStatus: grpcStatusOf(last('rpcStatus')),
  };
  return status === 'unset' && isSuspectStatus(SPAN_KIND_NAMES.indexOf(kind), evidence);
}

/** The form of `span-id.ts`. */
function idWords(builder: TraceBuilder, id: string): { high: number; low: number } {
  if (id === '') return { high: 0, low: 0 };
  const isHex = /^[0-9a-f]{1,16}$/i.test(id) && !/^f{8}.{8}$/i.test(id);
  if (!isHex) return { high: TEXT_ID, low: builder.strings.intern(id) };
  const digits = id.padStart(16, '0');
  return { high: Number.parseInt(digits.slice(0, 8), 16), low: Number.parseInt(digits.slice(8), 16) };
}

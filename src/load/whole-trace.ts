import { factNumber } from '../trace/fact-numbers.ts';
import type { InputAccount } from '../trace/input-account.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { TraceBuilder } from '../trace/trace-builder.ts';
import type { TraceFormat } from './formats/format.ts';
import type { Payload } from './payload.ts';
import type { ReceivedSpans } from './received-spans.ts';
import { saysSampling } from './says-sampling.ts';
import { type TraceFacts, traceFacts } from './trace-facts.ts';

export { giveUpBuilding } from '../trace/give-up-building.ts';

/** A file, or the answer of an address. */
interface ReadDocument {
  readonly origin: string;
  /** Where it begins among all bytes received. */
  readonly offset: number;
  readonly format: TraceFormat | null;
}

/** A trace with all that analyses read of it. */
export interface WholeTrace {
  readonly table: SpanTable;
  readonly facts: TraceFacts;
  readonly input: InputAccount;
  /** The first document that held it: its file's name or address, and where among all bytes its first span stands. */
  readonly source: { readonly name: string; readonly format: TraceFormat | null; readonly offset: number };
}

/** All that was received. */
interface Received {
  readonly builder: TraceBuilder;
  readonly payload: Payload;
  readonly documents: readonly ReadDocument[];
}

/**
 * Returns the trace `table` as analyses read it. Row i is the span `received[i]` of all that were received, whose details
 * `spans` reads.
 */
export function wholeTrace(
  table: SpanTable,
  received: Uint32Array,
  spans: ReceivedSpans,
  { builder, payload, documents }: Received,
): WholeTrace {
  const first = received.reduce((least, each) => Math.min(least, each), received[0] ?? 0);
  const offset = builder.columns.offset[first];
  const document = documents.findLast((each) => each.offset <= offset);
  const mayBeCut = document !== undefined && isAnswerOfTempo(document, payload);
  const rootOffset = builder.columns.offset[received[Math.max(0, table.primaryRoot)]];
  // Events, and what is said of sampling, are read again with all of their span.
  const hasMore = builder.facts.isNoted(factNumber('eventName')) || saysSampling(payload, rootOffset);
  return {
    table,
    facts: traceFacts(builder, payload, received, hasMore ? (span) => spans.details(span) : null),
    input: { defects: builder.inputDefects, mayBeCut },
    source: { name: document?.origin ?? '', format: document?.format ?? null, offset },
  };
}

/** Answers of version 1 of its API begin so, and of version 2. */
const TEMPO_ANSWER = /^\s*\{\s*"(?:batches|trace)"\s*:/;
const BEGINNING = 64;

function isAnswerOfTempo({ format, offset }: ReadDocument, payload: Payload): boolean {
  if (format?.name !== 'otlp-json') return false;
  const { bytes, base } = payload.pageAt(offset);
  return TEMPO_ANSWER.test(new TextDecoder().decode(bytes.subarray(offset - base, offset - base + BEGINNING)));
}

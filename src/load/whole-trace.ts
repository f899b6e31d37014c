import { factNumber } from '../trace/fact-numbers.ts';
import type { InputAccount } from '../trace/input-account.ts';
import type { SpanDetails } from '../trace/span-details.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { TraceBuilder } from '../trace/trace-builder.ts';
import type { TraceFormat } from './formats/format.ts';
import type { Payload } from './payload.ts';
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

/** Resolves to the trace `table`, of which row i is the span `received[i]` among all that `builder` received, as analyses read it. */
export async function wholeTrace(
  table: SpanTable,
  received: Uint32Array,
  builder: TraceBuilder,
  payload: Payload,
  documents: readonly ReadDocument[],
): Promise<WholeTrace> {
  const first = received.reduce((least, each) => Math.min(least, each), received[0] ?? 0);
  const offset = builder.columns.offset[first];
  const document = documents.findLast((each) => each.offset <= offset);
  const mayBeCut = document !== undefined && isAnswerOfTempo(document, payload);
  return {
    table,
    facts: traceFacts(builder, payload, received, await detailsReader(table, received, builder, payload, documents)),
    input: { defects: builder.inputDefects, mayBeCut },
    source: { name: document?.origin ?? '', format: document?.format ?? null, offset },
  };
}

/**
 * Events, and what is said of sampling, are read again with all of their span: only where there is any is it worth fetching
 * what does that.
 */
async function detailsReader(
  { primaryRoot }: SpanTable,
  received: Uint32Array,
  builder: TraceBuilder,
  payload: Payload,
  documents: readonly ReadDocument[],
): Promise<((span: number) => SpanDetails) | null> {
  const root = builder.columns.offset[received[Math.max(0, primaryRoot)]];
  if (!builder.facts.isNoted(factNumber('eventName')) && !saysSampling(payload, root)) return null;
  const { ReceivedSpans } = await import('./received-spans.ts');
  const spans = new ReceivedSpans(builder, payload, documents);
  await spans.prepare();
  return (span) => spans.details(span);
}

/** Answers of version 1 of its API begin so, and of version 2. */
const TEMPO_ANSWER = /^\s*\{\s*"(?:batches|trace)"\s*:/;
const BEGINNING = 64;

function isAnswerOfTempo({ format, offset }: ReadDocument, payload: Payload): boolean {
  if (format?.name !== 'otlp-json') return false;
  const { bytes, base } = payload.pageAt(offset);
  return TEMPO_ANSWER.test(new TextDecoder().decode(bytes.subarray(offset - base, offset - base + BEGINNING)));
}

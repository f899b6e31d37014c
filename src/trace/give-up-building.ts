import type { SpanColumns } from './span-columns.ts';

const NO_WORDS = new Uint32Array(0);
const NO_BYTES = new Uint8Array(0);
const NO_FLOATS = new Float64Array(0);

/**
 * Gives up, for good, what tables are built of, some 46 bytes a span. Where each span stands in the received bytes stays,
 * and what it is called. Nothing can be added any more.
 */
export function giveUpBuilding(columns: SpanColumns): void {
  columns.traceNumber = NO_WORDS;
  columns.idHigh = NO_WORDS;
  columns.idLow = NO_WORDS;
  columns.parentHigh = NO_WORDS;
  columns.parentLow = NO_WORDS;
  columns.kind = NO_BYTES;
  columns.status = NO_BYTES;
  columns.startSeconds = NO_FLOATS;
  columns.startNanos = NO_WORDS;
  columns.duration = NO_FLOATS;
  columns.marks = NO_WORDS;
}

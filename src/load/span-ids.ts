import type { SpanDraft } from '../trace/span-columns.ts';
import { hexWord, TEXT_ID } from '../trace/span-id.ts';
import type { TraceBuilder } from '../trace/trace-builder.ts';
import type { IdWords } from './read-id.ts';

/** Puts a span id into `draft`: as words, or as text where it is no 64-bit number. */
export function setSpanId(draft: SpanDraft, id: IdWords, builder: TraceBuilder): void {
  draft.idHigh = highWord(id);
  draft.idLow = lowWord(id, builder);
}

/** Puts the parent's id into `draft`. */
export function setParentId(draft: SpanDraft, id: IdWords, builder: TraceBuilder): void {
  draft.parentHigh = highWord(id);
  draft.parentLow = lowWord(id, builder);
}

/** Returns the number of the trace with this id; `id.form` is not `none`. */
export function traceNumberOf(id: IdWords, builder: TraceBuilder): number {
  if (id.form === 'text') return builder.traceNumberOfText(id.text);
  return builder.traceNumber(id.words[0], id.words[1], id.words[2], id.words[3]);
}

function highWord(id: IdWords): number {
  if (id.form === 'none') return 0;
  return id.form === 'text' ? TEXT_ID : id.words[2];
}

function lowWord(id: IdWords, builder: TraceBuilder): number {
  if (id.form === 'none') return 0;
  if (id.form === 'text') return builder.strings.intern(id.text);
  // Kept as text, so that it cannot be taken for the place of a text.
  if (id.words[2] === TEXT_ID) return builder.strings.intern(hexWord(id.words[2]) + hexWord(id.words[3]));
  return id.words[3];
}

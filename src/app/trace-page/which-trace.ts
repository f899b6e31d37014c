import type { OpenedTraces } from '../../load/opened-traces.ts';
import { normaliseTraceId } from '../../load/trace-id.ts';
import type { TraceState, TracesState } from '../url-state.ts';

/** What of a loaded source an address means. */
export type Shown =
  | { readonly type: 'list' }
  | { readonly type: 'trace'; readonly traceNumber: number }
  /** The source holds other traces than the one named. */
  | { readonly type: 'absent' };

/** Returns what of the source the address means: a list where there are several and none is named. */
export function whichTrace(
  address: TraceState | TracesState,
  { summaries, missing }: Pick<OpenedTraces, 'summaries' | 'missing'>,
): Shown {
  // Of files that fail beside it the trace's own page tells; ids that were not found are the list's to tell.
  const isOnly = summaries.length === 1 && (missing.length === 0 || address.file !== '');
  if (address.page === 'traces') return isOnly ? { type: 'trace', traceNumber: 0 } : { type: 'list' };
  const traceNumber = summaries.findIndex((summary) => isSameTrace(summary.traceId, address.traceId));
  if (traceNumber >= 0) return { type: 'trace', traceNumber };
  // A backend that was asked for one trace gave what it has under that id, however it writes it.
  const isFromBackend = address.example === '' && address.file === '';
  return isFromBackend && isOnly ? { type: 'trace', traceNumber: 0 } : { type: 'absent' };
}

/** Returns whether two ids name one trace, however they are written. */
export function isSameTrace(a: string, b: string): boolean {
  return fullId(a) === fullId(b);
}

function fullId(traceId: string): string {
  return normaliseTraceId(traceId).padStart(32, '0');
}

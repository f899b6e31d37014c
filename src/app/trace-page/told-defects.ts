import type { OpenedTraces } from '../../load/opened-traces.ts';
import { traceIdVariants } from '../../load/trace-id.ts';
import type { Defect } from '../../trace/defect.ts';
import type { TraceState, TracesState } from '../url-state.ts';

/** More of an id nobody reads. */
const LONGEST_ID = 100;

/** Returns what is wrong with the input, and with what came for the address: a backend may answer with another trace. */
export function toldDefects(
  { defects, summaries }: Pick<OpenedTraces, 'defects' | 'summaries'>,
  address: TraceState | TracesState,
): readonly Defect[] {
  const isFromBackend = address.example === '' && address.file === '';
  if (address.page !== 'trace' || !isFromBackend || summaries.length !== 1) return defects;
  const [{ traceId }] = summaries;
  if (traceId === '' || mayBeSame(address.traceId, traceId)) return defects;
  const [answered, asked] = [traceId, address.traceId].map((id) => id.slice(0, LONGEST_ID));
  const detail = `The answer holds trace ${answered}, not ${asked}, which was asked for.`;
  return [{ type: 'other_trace', count: 1, spans: [], detail }, ...defects];
}

/**
 * Whether two ids may name one trace: some stores keep the lower 64 bits of an id alone, some lose leading zeros, some
 * write decimal numbers.
 */
function mayBeSame(asked: string, answered: string): boolean {
  const inFull = answered.toLowerCase().padStart(32, '0');
  return traceIdVariants(asked).some((variant) => {
    const other = variant.toLowerCase().padStart(32, '0');
    const isShort = [inFull, other].some((id) => id.startsWith('0'.repeat(16)));
    return other === inFull || (isShort && other.slice(-16) === inFull.slice(-16));
  });
}

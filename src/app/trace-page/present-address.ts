import { readAddress } from '../read-address.ts';
import type { TraceState, TracesState } from '../url-state.ts';

/**
 * Returns what the address bar says by now of the trace of `address`: what was last rendered may be a step behind. Where
 * it says nothing of that trace, since it has been left, or `address` is of several, that is `address` itself.
 */
export function presentAddress(address: TraceState | TracesState): TraceState | TracesState {
  const now = readAddress(location.pathname, location.search);
  return now.page === 'trace' && address.page === 'trace' && now.traceId === address.traceId ? now : address;
}

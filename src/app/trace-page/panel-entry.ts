import type { TraceState, TracesState } from '../url-state.ts';

/**
 * What an entry of the history says of a panel that lies over the bars: `opened` has the same page with the panel closed
 * before it, so that going back closes it; `linked` came open, since its address names a span, a finding or a view of it.
 */
export type PanelEntry = 'opened' | 'linked' | 'closed';

/** Returns what the entry says, given its state and its address. */
export function readPanelEntry(state: unknown, address: TraceState | TracesState): PanelEntry {
  if (state === 'opened' || state === 'linked' || state === 'closed') return state;
  if (address.page !== 'trace') return 'closed';
  const panel = new URLSearchParams(address.look).get('panel') || address.span || address.finding || 'closed';
  return panel === 'closed' ? 'closed' : 'linked';
}

import type { TraceState, TracesState } from '../url-state.ts';

/**
 * What an entry of the history says of a panel that lies over the bars: `opened` has the same page with the panel closed
 * before it, so that going back closes it; `linked` came open, since its address names a span or a finding.
 */
export type PanelEntry = 'opened' | 'linked' | 'closed';

/** Returns what the entry says, given its state and its address. */
export function readPanelEntry(state: unknown, address: TraceState | TracesState): PanelEntry {
  if (state === 'opened' || state === 'linked' || state === 'closed') return state;
  return address.page === 'trace' && (address.span || address.finding) ? 'linked' : 'closed';
}

/**
 * What an entry of the history says of a panel that lies over the bars: `opened` has the same page with the panel closed
 * before it, so that going back closes it; `linked` came open, since its address names a span.
 */
export type PanelEntry = 'opened' | 'linked' | 'closed';

/** Returns what the entry says, given its state and the span that its address names, empty for none. */
export function readPanelEntry(state: unknown, span: string): PanelEntry {
  if (state === 'opened' || state === 'linked' || state === 'closed') return state;
  return span === '' ? 'closed' : 'linked';
}

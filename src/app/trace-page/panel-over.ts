import type { TraceState, TracesState } from '../url-state.ts';
import type { Navigate } from '../use-address.ts';
import { type PanelEntry, readPanelEntry } from './panel-entry.ts';
import { presentAddress } from './present-address.ts';
import { writeUnwritten } from './take-step.ts';

/**
 * What opens and closes a panel that lies over the bars. Opening it is a step in the history, as everything is that
 * covers a page on a phone, so that going back closes it. Closing it otherwise takes that step back, and keeps the
 * selection.
 */
export interface PanelOver {
  readonly address: TraceState | TracesState;
  readonly navigate: Navigate;
}

/** Opens it on the span of that key, empty for none. What was selected a moment before is a step of its own before. */
export function openOver({ address, navigate }: PanelOver, span: string): void {
  writeUnwritten();
  const now = presentAddress(address);
  if (presentEntry(now) !== 'closed') return;
  const opened = withSpan(now, span);
  navigate(opened, { replace: true, state: 'closed' });
  navigate(opened, { state: 'opened' });
}

/** Closes it; `span` is the key of the selected span, which may not yet be in the address. */
export function closeOver({ address, navigate }: PanelOver, span: string): void {
  const now = presentAddress(address);
  const settle = () => navigate(withSpan(now, span), { replace: true, state: 'closed' });
  if (presentEntry(now) !== 'opened') {
    settle();
    return;
  }
  // Before anybody reads the address of the step before, which names the span that was selected then.
  window.addEventListener('popstate', settle, { once: true, capture: true });
  history.back();
}

function presentEntry(now: TraceState | TracesState): PanelEntry {
  return readPanelEntry(history.state, now);
}

function withSpan(address: TraceState | TracesState, span: string): TraceState | TracesState {
  return address.page === 'trace' ? { ...address, span } : address;
}

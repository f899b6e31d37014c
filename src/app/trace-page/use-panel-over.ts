import { useCallback } from 'react';
import { useHistoryState } from 'wouter/use-browser-location';
import type { TraceState, TracesState } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { readPanelEntry } from './panel-entry.ts';

export interface PanelOver {
  readonly isOpen: boolean;
  /** Opens it on the span of that key, empty for none. */
  readonly open: (span: string) => void;
  readonly close: () => void;
}

/**
 * Returns the state of a panel that lies over the bars. Opening it is a step in the history, as everything is that
 * covers a page on a phone, so that going back closes it. Closing it otherwise takes that step back, and keeps the
 * selection.
 *
 * @param selected key of the selected span, which may not yet be in the address
 */
export function usePanelOver(address: TraceState | TracesState, selected: string): PanelOver {
  const navigate = useNavigate();
  const inAddress = address.page === 'trace' ? address.span : '';
  const entry = readPanelEntry(useHistoryState<unknown>(), inAddress);
  const go = useCallback(
    (span: string, state: 'opened' | 'closed', replace: boolean) =>
      navigate(address.page === 'trace' ? { ...address, span } : address, { replace, state }),
    [navigate, address],
  );
  const open = useCallback(
    (span: string) => {
      if (readPanelEntry(history.state, inAddress) !== 'closed') return;
      go(span, 'closed', true);
      go(span, 'opened', false);
    },
    [go, inAddress],
  );
  const close = useCallback(() => {
    const settle = () => go(selected, 'closed', true);
    if (readPanelEntry(history.state, inAddress) !== 'opened') return settle();
    // Before anybody reads the address of the step before, which names the span that was selected then.
    window.addEventListener('popstate', settle, { once: true, capture: true });
    history.back();
  }, [go, selected, inAddress]);
  return { isOpen: entry !== 'closed', open, close };
}

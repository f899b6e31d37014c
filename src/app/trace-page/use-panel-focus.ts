import { type RefCallback, type RefObject, useCallback, useRef } from 'react';

export interface PanelFocus {
  readonly main: RefObject<HTMLDivElement | null>;
  readonly panel: RefCallback<HTMLElement>;
  /** Gives the focus to the panel as soon as it is there. */
  readonly toPanel: () => void;
  readonly isInPanel: () => boolean;
  /** Gives the focus to the rows. */
  readonly toRows: () => void;
}

/** The focus goes where its place has gone: what opens a panel may not stay, and what is in it goes with it. */
export function usePanelFocus(): PanelFocus {
  const main = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLElement>(null);
  const isAwaited = useRef(false);
  const panel = useCallback((added: HTMLElement | null) => {
    element.current = added;
    if (added === null || !isAwaited.current) return;
    isAwaited.current = false;
    added.focus({ preventScroll: true });
  }, []);
  const toPanel = useCallback(() => {
    isAwaited.current = true;
  }, []);
  const isInPanel = useCallback(() => element.current?.contains(document.activeElement) ?? false, []);
  const toRows = useCallback(() => {
    main.current?.querySelector<HTMLElement>('[role=treegrid]')?.focus({ preventScroll: true });
  }, []);
  return { main, panel, toPanel, isInPanel, toRows };
}

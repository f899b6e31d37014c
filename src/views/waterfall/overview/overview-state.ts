import type { ViewportStore } from '../viewport-store.ts';

/** Whether all rows are shown at once. */
export interface OverviewState {
  readonly isOpen: () => boolean;
  readonly set: (isOpen: boolean) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const STATES = new WeakMap<ViewportStore, OverviewState>();

/** Returns the state of one waterfall; rows are shown at their own height first. */
export function overviewOf(store: ViewportStore): OverviewState {
  const known = STATES.get(store);
  if (known !== undefined) return known;
  let isOpen = false;
  const listeners = new Set<() => void>();
  const state: OverviewState = {
    isOpen: () => isOpen,
    set(next) {
      isOpen = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  STATES.set(store, state);
  return state;
}

import type { Nanoseconds } from '../../../trace/units.ts';
import type { ViewportStore } from '../viewport-store.ts';

/** Two moments and what has become of them so far; `to` may lie before `from`. */
export type RulerState =
  /** Waits for its first moment. */
  | { readonly phase: 'armed' }
  /** The second follows the pointer. */
  | { readonly phase: 'open'; readonly from: Nanoseconds; readonly to: Nanoseconds }
  | { readonly phase: 'set'; readonly from: Nanoseconds; readonly to: Nanoseconds };

/** A stretch of time that somebody measures. */
export interface Ruler {
  /** null while nothing is measured. */
  readonly get: () => RulerState | null;
  readonly set: (state: RulerState | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const RULERS = new WeakMap<ViewportStore, Ruler>();

/** Returns the ruler of one waterfall. */
export function rulerOf(store: ViewportStore): Ruler {
  const known = RULERS.get(store);
  if (known !== undefined) return known;
  const ruler = createRuler(store.requestFrame);
  RULERS.set(store, ruler);
  return ruler;
}

/** Returns a ruler that measures nothing; `onChange` has it painted. */
export function createRuler(onChange: () => void): Ruler {
  let state: RulerState | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(next) {
      state = next;
      for (const listener of listeners) listener();
      onChange();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

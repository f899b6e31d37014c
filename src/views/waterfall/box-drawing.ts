import type { CssPixels } from './viewport.ts';

/** A stretch of the canvas that is being drawn with the pointer. */
export interface Box {
  /** Where the pointer went down; may be right of `to`. */
  readonly from: CssPixels;
  readonly to: CssPixels;
}

/** Holds the box while it is drawn, for whoever shows it or ends it. */
export interface BoxDrawing {
  /** null while none is drawn. */
  readonly get: () => Box | null;
  readonly set: (box: Box | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createBoxDrawing(): BoxDrawing {
  let box: Box | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => box,
    set(next) {
      if (next === box) return;
      box = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

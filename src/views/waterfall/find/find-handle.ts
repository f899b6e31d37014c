import type { ViewportStore } from '../viewport-store.ts';

/** The search of one waterfall, for keys that work outside its field. */
export interface FindHandle {
  /** Has the field focused with its text selected; returns false if it has the focus already. */
  readonly focus: () => boolean;
  /** Goes to the next or previous hit; returns false while nothing is searched for. */
  readonly step: (by: 1 | -1) => boolean;
  /** Returns false if nothing is searched for. */
  readonly clear: () => boolean;
}

const handles = new WeakMap<ViewportStore, FindHandle>();

/** Offers the search of the waterfall that `store` belongs to. Returns how to withdraw it. */
export function offerFind(store: ViewportStore, handle: FindHandle): () => void {
  handles.set(store, handle);
  return () => handles.delete(store);
}

/** Returns the search of the waterfall that `store` belongs to, if its field is there yet. */
export function findHandle(store: ViewportStore): FindHandle | undefined {
  return handles.get(store);
}

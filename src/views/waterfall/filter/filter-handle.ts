import type { ViewportStore } from '../viewport-store.ts';

/** The filter of one waterfall, for keys that work outside its box. */
export interface FilterHandle {
  /** Has the box focused with its text selected; returns false if it has the focus already. */
  readonly focus: () => boolean;
  /** Goes to the next or previous match; returns false while there is none. */
  readonly step: (by: 1 | -1) => boolean;
  /** Takes the filter away; returns false if there is none. */
  readonly clear: () => boolean;
  /** Has matches be the only rows, or shows all again; returns false while there is no filter. */
  readonly toggleMode: () => boolean;
}

const handles = new WeakMap<ViewportStore, FilterHandle>();

/** Offers the filter of the waterfall that `store` belongs to. Returns how to withdraw it. */
export function offerFilter(store: ViewportStore, handle: FilterHandle): () => void {
  handles.set(store, handle);
  return () => handles.delete(store);
}

/** Returns the filter of the waterfall that `store` belongs to, if its box is there yet. */
export function filterHandle(store: ViewportStore): FilterHandle | undefined {
  return handles.get(store);
}

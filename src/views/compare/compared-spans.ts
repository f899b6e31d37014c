import type { SpanIndex } from '../../trace/units.ts';

/** More columns than that leave none of them room. */
const MOST_COLUMNS = 4;

/** Returns the rows that are compared: the pinned ones, and the selected one where it is another and has room. */
export function comparedSpans(pinned: readonly SpanIndex[], selected: SpanIndex): readonly SpanIndex[] {
  const isAnother = selected >= 0 && !pinned.includes(selected) && pinned.length < MOST_COLUMNS;
  return isAnother ? [...pinned, selected] : pinned;
}

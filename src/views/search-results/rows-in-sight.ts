import { type RefObject, useEffect, useState } from 'react';

/** Rows [from, to). */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Rows beyond the edge that are there before they are scrolled to. */
const BEYOND = 12;
/** The range moves in steps, so that most of a scroll changes nothing on the page. */
const STEP = 6;

/**
 * Returns the rows that are in sight, and some more.
 *
 * @param top where the first row is, in CSS pixels from the upper edge of what is in sight; negative above it
 * @param height of what is in sight, in CSS pixels
 */
export function rowRange(top: number, height: number, rowHeight: number, count: number): RowRange {
  const first = Math.floor(-top / rowHeight / STEP) * STEP - BEYOND;
  const last = Math.ceil((height - top) / rowHeight / STEP) * STEP + BEYOND;
  const clamp = (row: number) => Math.max(0, Math.min(count, row));
  return { from: clamp(first), to: clamp(last) };
}

/** Returns which rows of a list are in sight of what scrolls it, and follows it. */
export function useRowsInSight(
  list: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
): RowRange {
  const [range, setRange] = useState<RowRange>({ from: 0, to: Math.min(count, 40) });
  useEffect(() => {
    const outer = scroller.current;
    const inner = list.current;
    if (outer === null || inner === null) return;
    const look = () => {
      const top = inner.getBoundingClientRect().top - outer.getBoundingClientRect().top;
      const next = rowRange(top, outer.clientHeight, rowHeight, count);
      setRange((known) => (known.from === next.from && known.to === next.to ? known : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(outer);
    outer.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      outer.removeEventListener('scroll', look);
    };
  }, [list, scroller, rowHeight, count]);
  return range;
}

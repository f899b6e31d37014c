import { type RefObject, useEffect } from 'react';
import { markRows } from './mark-rows.ts';
import type { Found } from './use-found.ts';

/** Marks the rows in sight that were found. */
export function useRowMarks(frame: RefObject<HTMLElement | null>, found: Found | null): void {
  useEffect(() => {
    const grid = frame.current?.querySelector('[role=treegrid]');
    if (found === null || found.count === 0 || grid == null) return;
    return markRows(grid, found.spans, found.words);
  }, [frame, found]);
}

import { type RefObject, useEffect } from 'react';
import type { Matches } from '../../trace-picks.ts';
import type { FilterWords } from './filter-words.ts';
import { markRows } from './mark-rows.ts';

/** Marks the rows in sight that match, and where `words` stand in their names. */
export function useRowMarks(frame: RefObject<HTMLElement | null>, matches: Matches | null, words: FilterWords): void {
  useEffect(() => {
    const grid = frame.current?.querySelector('[role=treegrid]');
    if (matches === null || matches.count === 0 || grid == null) return;
    return markRows(grid, matches.spans, words);
  }, [frame, matches, words]);
}

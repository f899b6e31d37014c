import { type RefObject, useEffect } from 'react';
import type { SpanIndex } from '../../../trace/units.ts';
import type { Matches } from '../../trace-picks.ts';
import type { FilterWords } from './filter-words.ts';
import { markRows } from './mark-rows.ts';

/** Marks the rows in sight that match, which of them is the `current` one, and where `words` stand in their names. */
export function useRowMarks(
  frame: RefObject<HTMLElement | null>,
  matches: Matches | null,
  words: FilterWords,
  current: SpanIndex,
): void {
  useEffect(() => {
    const grid = frame.current?.querySelector('[role=treegrid]');
    if (matches === null || matches.count === 0 || grid == null) return;
    return markRows(grid, matches.spans, words, current);
  }, [frame, matches, words, current]);
}

import { occurrences } from '../../../analysis/filter/occurrences.ts';
import type { SpanSet } from '../../../trace/span-set.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import type { FilterWords } from './filter-words.ts';
import { ATTRIBUTE, adoptFoundStyle, HIGHLIGHT } from './found-style.ts';

/**
 * Marks rows of `grid` that are among `hits`, the `current` one of them, and where `words` stand in their names, for as long as rows come and go.
 * Returns how to end it. Rows are marked from outside, so that those who filter nothing load nothing of this.
 */
export function markRows(grid: Element, hits: SpanSet, words: FilterWords, current: SpanIndex): () => void {
  adoptFoundStyle();
  const mark = () => {
    const ranges = [...grid.querySelectorAll('[data-span]')].flatMap((row) => {
      const isHit = row instanceof HTMLElement && hits.has(Number(row.dataset.span));
      row.toggleAttribute(ATTRIBUTE, isHit);
      if (isHit && Number(row.dataset.span) === current) row.ariaCurrent = 'true';
      else row.ariaCurrent = null;
      return isHit ? rangesIn(row, words) : [];
    });
    highlight(ranges);
  };
  // Attributes are not watched: those are what it changes.
  const observer = new MutationObserver(mark);
  observer.observe(grid, { subtree: true, childList: true, characterData: true });
  mark();
  return () => {
    observer.disconnect();
    for (const row of grid.querySelectorAll(`[${ATTRIBUTE}]`)) {
      row.removeAttribute(ATTRIBUTE);
      row.ariaCurrent = null;
    }
    highlight([]);
  };
}

/** Older browsers have no highlights; their rows have the mark alone. */
function highlight(ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(HIGHLIGHT);
  else CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
}

function rangesIn(row: Element, { inNames, inServices }: FilterWords): Range[] {
  return [...row.querySelectorAll('bdi')].flatMap((text) => {
    const { firstChild } = text;
    if (!(firstChild instanceof Text)) return [];
    const words = text.hasAttribute('data-service') ? inServices : inNames;
    return occurrences(firstChild.data, words).map(({ from, to }) => {
      const range = new Range();
      range.setStart(firstChild, from);
      range.setEnd(firstChild, to);
      return range;
    });
  });
}

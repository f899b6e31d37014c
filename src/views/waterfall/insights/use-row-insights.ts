import { useEffect } from 'react';
import { StatusCode } from '../../../trace/span-kind.ts';
import { usePick } from '../../use-pick.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { insightIndexOf } from './insight-index.ts';
import { adoptInsightStyle, CANCELLED_MARK, ECHO, ERROR_MARK, LIT_ROW } from './insight-style.ts';
import { withRowsOf } from './lit-spans.ts';
import { rowWords } from './row-words.ts';
import { analysisOf, litFindingOf } from './shown-analysis.ts';

/**
 * Has rows say what is drawn on their bars, and whether the filter found them, as their description, and show whether they are lit up or an echo of a
 * failure. From outside, for as long as rows come and go, so that the first rows load nothing of this.
 */
export function useRowInsights(model: WaterfallModel): void {
  const { frame, trace, tree, insights } = model;
  const { rows } = tree;
  const analysis = analysisOf(model);
  const lit = litFindingOf(model);
  const matches = usePick(trace, 'matches')?.spans ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the insights only these are read.
  useEffect(() => {
    const grid = frame.current?.querySelector('[role=treegrid]');
    if ((analysis === null && matches === null) || grid == null) return;
    adoptInsightStyle();
    const index = analysis && insightIndexOf(analysis);
    const litSpans = withRowsOf(trace, rows, analysis?.findings[lit]?.spans ?? []);
    const mark = () => {
      for (const row of grid.querySelectorAll<HTMLElement>('[data-span]')) {
        const span = Number(row.dataset.span);
        const words = [matches?.has(span) ? 'matches the filter' : '', rowWords({ trace, insights }, span)];
        setOrRemove(row, 'aria-description', words.filter((each) => each !== '').join(', '));
        row.toggleAttribute(LIT_ROW, litSpans.has(span));
        const isError = index !== null && trace.status[span] === StatusCode.Error;
        const isCancelled = isError && index.cancelled.has(span);
        row.toggleAttribute(ECHO, isError && !isCancelled && !index.origins.has(span));
        nameErrorMark(row, isCancelled ? CANCELLED_MARK : ERROR_MARK);
      }
    };
    // Attributes are not watched: those are what it changes.
    const observer = new MutationObserver(mark);
    observer.observe(grid, { subtree: true, childList: true });
    mark();
    return () => observer.disconnect();
  }, [frame, trace, rows, analysis, lit, matches, insights?.isAsRecorded, insights?.isDoubtfulShown, insights?.shown]);
}

function nameErrorMark(row: Element, name: string): void {
  const mark = row.querySelector(`[aria-label="${ERROR_MARK}"], [aria-label="${CANCELLED_MARK}"]`);
  for (const attribute of ['aria-label', 'title']) if (mark !== null) setOrRemove(mark, attribute, name);
}

function setOrRemove(element: Element, attribute: string, value: string): void {
  if (value === '') element.removeAttribute(attribute);
  else if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
}

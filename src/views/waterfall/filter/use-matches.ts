import { useEffect, useRef } from 'react';
import type { ParsedFilter } from '../../../analysis/filter/filter-expression.ts';
import { readAhead, runFilter } from '../../../analysis/filter/run-filter.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import type { TextHits } from '../../../trace/text-hits.ts';
import { picksOf } from '../../trace-picks.ts';
import type { FullModel } from '../full-model.ts';
import { afterNextPaint } from './after-next-paint.ts';
import { Burst } from './burst.ts';

/** Matches are told this often: each time costs a picture, and the search waits for it. */
const PAUSE_MILLISECONDS = 100;

const HALF_TYPED_MILLISECONDS = 600;

/** Leaves out what is told too soon after the last time, but never the first match nor the end. */
function sparingly(tell: (hits: TextHits) => void): (hits: TextHits) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  let count = 0;
  return (hits) => {
    const now = performance.now();
    const isFirst = count === 0 && hits.count > 0;
    if (!isFirst && !hits.isComplete && now - toldAt < PAUSE_MILLISECONDS) return;
    toldAt = now;
    count = hits.count;
    tell(hits);
  };
}

/**
 * Has looked for what a filter asks, after what was typed is on the screen, and tells the picks what is found: of what
 * is typed quickly a few times, since all that is shown follows each time. A new text ends the search for the one before.
 */
export function useMatches(
  { trace, selfTime, insights, readers }: FullModel,
  text: string,
  { expression }: ParsedFilter,
) {
  const analysis = insights?.analysis ?? null;
  const burst = useRef(new Burst());
  useEffect(() => {
    const picks = picksOf(trace);
    if (expression === null) {
      const forget = () => picks.change({ matches: null, kept: null });
      // A term that is half typed asks nothing yet: until typing rests, what the text before found stays.
      const isHalf = text.trim() !== '' && picks.get().isTyped && picks.get().filterMode === 'only';
      if (!isHalf) return forget();
      const rest = setTimeout(forget, HALF_TYPED_MILLISECONDS);
      return () => clearTimeout(rest);
    }
    const ended = new AbortController();
    const tell = (hits: TextHits) => {
      // Nothing yet: what the text before found stays until it is known what this one does.
      if (hits.count > 0 || hits.isComplete) picks.change({ matches: { ...hits, of: text, problem: null } });
    };
    const { current: keys } = burst;
    const wait = picks.get().isTyped ? keys.waitFor(performance.now()) : 0;
    const sources = { trace, selfTime, analysis, readers };
    if (wait === 0) readAhead(expression, sources);
    const cancel = afterNextPaint(() => {
      keys.ran(performance.now());
      picks.change({ kept: null });
      runFilter(expression, sources, sparingly(tell), ended.signal).catch((error: unknown) => {
        if (ended.signal.aborted) return;
        const problem = error instanceof Error ? error.message : String(error);
        const found = picks.get().matches;
        const known = found?.of === text ? found : { spans: new SpanSet(trace.length), count: 0, of: text };
        picks.change({ matches: { ...known, isComplete: true, problem } });
      });
    }, wait);
    return () => {
      cancel();
      ended.abort();
    };
  }, [trace, selfTime, analysis, readers, text, expression]);
}

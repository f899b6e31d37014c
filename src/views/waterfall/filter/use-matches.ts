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

/** Holds back what is told too soon after the last time, but never the first match nor the end. */
class SparingTeller {
  readonly #tell: (hits: TextHits) => void;
  #toldAt = Number.NEGATIVE_INFINITY;
  #count = 0;
  #heldBack: TextHits | null = null;

  constructor(tell: (hits: TextHits) => void) {
    this.#tell = tell;
  }

  hear(hits: TextHits): void {
    const now = performance.now();
    const isFirst = this.#count === 0 && hits.count > 0;
    const isSoon = !isFirst && !hits.isComplete && now - this.#toldAt < PAUSE_MILLISECONDS;
    this.#heldBack = isSoon ? hits : null;
    if (isSoon) return;
    this.#toldAt = now;
    this.#count = hits.count;
    this.#tell(hits);
  }

  /** Tells what was held back: nothing more comes, though it may be incomplete. */
  end(): void {
    if (this.#heldBack !== null) this.#tell(this.#heldBack);
  }
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
      const teller = new SparingTeller(tell);
      const run = runFilter(expression, sources, (hits) => teller.hear(hits), ended.signal);
      const end = () => {
        if (!ended.signal.aborted) teller.end();
      };
      run.then(end).catch((error: unknown) => {
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

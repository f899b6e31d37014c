import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useMemo } from 'react';
import { counted, groupDigits } from '../../../lib/counted.ts';
import { serviceName, spanName } from '../../../trace/span.ts';
import type { SpanSet } from '../../../trace/span-set.ts';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { picksOf } from '../../trace-picks.ts';
import { showBar } from '../filter/show-bar.ts';
import { hitAfter, hitBefore, rankAmong } from '../filter/steps-through-matches.ts';
import type { FullModel } from '../full-model.ts';
import { goTo } from '../go-to.ts';

interface LitStepsProps {
  readonly model: FullModel;
  readonly lit: SpanSet;
  /** There is no room for words. */
  readonly isTight: boolean;
  /** There is room for what it is that is counted. */
  readonly hasNoun: boolean;
}

/** How many spans are pointed out, the ways from one to the next, and the way back to all alike. */
export function LitSteps({ model, lit, isTight, hasNoun }: LitStepsProps) {
  const { trace, tree } = model;
  const count = useMemo(() => lit.count(), [lit]);
  const rank = lit.has(tree.active) ? rankAmong(lit, tree.active) : 0;
  const wordsClass = isTight ? 'sr-only' : 'max-sm:sr-only';
  const step = (by: 1 | -1) => {
    const to = by > 0 ? hitAfter(lit, tree.active) : hitBefore(lit, tree.active);
    if (to < 0) return;
    goTo(model, to);
    model.store.change((viewport) => showBar(viewport, trace.start[to], trace.end[to]));
    announce(
      `${groupDigits(rankAmong(lit, to))} of ${groupDigits(count)}: ${serviceName(trace, to)} ${spanName(trace, to)}`,
    );
  };
  const showAllAlike = () => {
    if (model.insights?.part) model.insights.onPart('');
    picksOf(trace).change({ pointedOut: null });
  };
  return (
    <>
      <span className="shrink-0 whitespace-nowrap text-ink2" title={`${counted(count, 'span')} pointed out`}>
        {rank > 0 && <span className={isTight ? 'hidden' : 'max-sm:hidden'}>{groupDigits(rank)} of </span>}
        {groupDigits(count)}
        <span className={hasNoun ? 'max-[430px]:sr-only' : 'sr-only'}>{count === 1 ? ' span' : ' spans'}</span>
        <span className="sr-only"> pointed out</span>
      </span>
      <IconButton label="Previous span pointed out" onClick={() => step(-1)}>
        <ArrowUp size={14} aria-hidden="true" />
      </IconButton>
      <IconButton label="Next span pointed out" onClick={() => step(1)}>
        <ArrowDown size={14} aria-hidden="true" />
      </IconButton>
      <Button variant="quiet" title="Show all spans alike again (Esc)" onClick={showAllAlike}>
        <X size={13} aria-hidden="true" />
        <span className={wordsClass}>Show all alike</span>
      </Button>
    </>
  );
}

import { useEffect, useMemo, useRef } from 'react';
import type { SpanSet } from '../../../trace/span-set.ts';
import { picksOf } from '../../trace-picks.ts';
import { usePick } from '../../use-pick.ts';
import type { FullModel } from '../full-model.ts';
import { withRowsOf } from './lit-spans.ts';
import { analysisOf, litFindingOf } from './shown-analysis.ts';

/** The whole picture changes with what is lit, minimap and all: in a large trace a pointer that only passes waits. */
const MANY_SPANS = 50_000;
const REST_MILLISECONDS = 120;

interface Ours {
  readonly spans: SpanSet;
  readonly before: SpanSet | null;
}

/**
 * Points out the spans of the finding that is pointed at or chosen, else those that a part of the ledger stands for.
 * Whoever points out other spans afterwards is left to do so; once nothing is lit, what was pointed out before is so again.
 */
export function useFindingLit(model: FullModel): void {
  const { trace, tree, insights } = model;
  const pointedOut = usePick(trace, 'pointedOut');
  const { rows } = tree;
  const finding = analysisOf(model)?.findings[litFindingOf(model)];
  const chosen = insights?.lit ?? null;
  const wanted = useMemo(
    () => (finding === undefined || finding.spans.length === 0 ? chosen : withRowsOf(trace, rows, finding.spans)),
    [trace, rows, finding, chosen],
  );
  const present = useRef(pointedOut);
  const ours = useRef<Ours | null>(null);
  useEffect(() => {
    present.current = pointedOut;
  });
  const isPassing = insights !== null && insights.pointed >= 0 && trace.length > MANY_SPANS;
  useEffect(() => {
    const light = () => {
      const isTakenOver = ours.current !== null && present.current !== ours.current.spans;
      const before = ours.current === null || isTakenOver ? present.current : ours.current.before;
      if (wanted === null && ours.current === null) return;
      ours.current = wanted === null ? null : { spans: wanted, before };
      if (wanted !== null || !isTakenOver) picksOf(trace).change({ pointedOut: wanted ?? before });
    };
    const timer = isPassing ? setTimeout(light, REST_MILLISECONDS) : undefined;
    if (!isPassing) light();
    return () => clearTimeout(timer);
  }, [trace, wanted, isPassing]);
}

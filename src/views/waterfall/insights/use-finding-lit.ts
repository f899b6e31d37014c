import { useEffect, useMemo, useRef } from 'react';
import { SpanSet } from '../../../trace/span-set.ts';
import type { FullModel } from '../full-model.ts';
import { analysisOf, litFindingOf } from './shown-analysis.ts';

interface Ours {
  readonly spans: SpanSet;
  readonly before: SpanSet | null;
}

/**
 * Points out the spans of the finding that is pointed at or chosen, else those that a part of the ledger stands for.
 * Whoever points out other spans afterwards is left to do so; once nothing is lit, what was pointed out before is so again.
 */
export function useFindingLit(model: FullModel): void {
  const { trace, lit, setLit, insights } = model;
  const finding = analysisOf(model)?.findings[litFindingOf(model)];
  const chosen = insights?.lit ?? null;
  const wanted = useMemo(
    () => (finding === undefined || finding.spans.length === 0 ? chosen : SpanSet.of(trace.length, finding.spans)),
    [trace, finding, chosen],
  );
  const present = useRef(lit);
  const ours = useRef<Ours | null>(null);
  useEffect(() => {
    present.current = lit;
  });
  useEffect(() => {
    const isTakenOver = ours.current !== null && present.current !== ours.current.spans;
    const before = ours.current === null || isTakenOver ? present.current : ours.current.before;
    if (wanted !== null) {
      ours.current = { spans: wanted, before };
      setLit(wanted);
    } else if (ours.current !== null) {
      ours.current = null;
      if (!isTakenOver) setLit(before);
    }
  }, [wanted, setLit]);
}

import { useEffect, useRef } from 'react';
import type { TraceAnalysis } from '../../analysis/trace-analysis.ts';
import { insteadOf, withAllChanges } from '../../analysis/wording/in-sentence.ts';
import { wholeWord } from '../../analysis/wording/whole-word.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { announce } from '../../ui/announce.ts';
import { rootTimes } from '../../views/finding-sight.ts';
import type { TraceInsights } from '../../views/trace-insights.ts';

/** Tells screen readers what a “what if” comes to, whatever asked it, and that nothing is asked any more. */
export function useWhatIfSpoken(
  trace: SpanTable,
  analysis: TraceAnalysis | null,
  { changes, replayed }: Pick<TraceInsights, 'changes' | 'replayed'>,
): void {
  const wasAsked = useRef(false);
  useEffect(() => {
    if (replayed === null || analysis === null) return;
    const { start, end } = rootTimes(analysis.path);
    const instead = insteadOf(replayed.rootDuration, end - start) + withAllChanges(changes.length);
    announce(`What if: the ${wholeWord(trace)} would take ${instead}.`);
  }, [trace, analysis, changes, replayed]);
  useEffect(() => {
    if (wasAsked.current && changes.length === 0) announce('“What if” taken back.');
    wasAsked.current = changes.length > 0;
  }, [changes]);
}

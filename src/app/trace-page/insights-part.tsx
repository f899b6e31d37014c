import { useEffect, useMemo, useState } from 'react';
import type { Change } from '../../analysis/change.ts';
import type { TraceAnalysis } from '../../analysis/trace-analysis.ts';
import type { OpenedTrace } from '../../load/opened-traces.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { correctedTrace, type TraceInsights } from '../../views/trace-insights.ts';
import { useAnswer } from '../use-answer.ts';

/** A trace after it was analysed: what was found, and the times that are shown. */
export interface AnalysedTrace {
  readonly of: OpenedTrace;
  readonly insights: TraceInsights;
  readonly table: SpanTable;
  readonly selfTime: Float64Array;
}

export interface InsightsPartProps {
  readonly trace: OpenedTrace;
  /** Told whenever there is something new to show. */
  readonly onInsights: (analysed: AnalysedTrace) => void;
}

/** Shows nothing itself: has the trace analysed, keeps what of the findings is looked at, and tells it. */
export function InsightsPart({ trace, onInsights }: InsightsPartProps) {
  const analysis = useAnswer(trace.analysis.analyse).value;
  const insights = useInsights(trace, analysis);
  const corrected = useMemo(() => analysis && correctedTrace(trace.table, analysis), [trace, analysis]);
  useEffect(() => {
    if (insights === null || corrected === null) return;
    const { analysis, isAsRecorded } = insights;
    const shown = isAsRecorded ? trace : { table: corrected, selfTime: analysis.selfTime };
    onInsights({ of: trace, insights, table: shown.table, selfTime: shown.selfTime });
  }, [trace, insights, corrected, onInsights]);
  return null;
}

function useInsights(trace: OpenedTrace, analysis: TraceAnalysis | null): TraceInsights | null {
  const { analysis: readers, table: recorded } = trace;
  const [shown, onShow] = useState(-1);
  const [pointed, onPoint] = useState(-1);
  const [changes, onChange] = useState<readonly Change[]>([]);
  const [isAsRecorded, onAsRecorded] = useState(false);
  const ask = useMemo(() => (changes.length === 0 ? null : () => readers.replay(changes)), [readers, changes]);
  const replayed = useAnswer(ask).value;
  return useMemo(
    () =>
      analysis && {
        analysis,
        recorded,
        readers,
        shown,
        onShow,
        pointed,
        onPoint,
        changes,
        onChange,
        replayed,
        isAsRecorded,
        onAsRecorded,
      },
    [analysis, recorded, readers, shown, pointed, changes, replayed, isAsRecorded],
  );
}

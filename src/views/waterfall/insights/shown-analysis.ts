import type { TraceAnalysis } from '../../../analysis/trace-analysis.ts';
import type { WaterfallModel } from '../waterfall-model.ts';

/** Returns what was found out, null until it is. */
export function analysisOf({ insights }: Pick<WaterfallModel, 'insights'>): TraceAnalysis | null {
  return insights?.analysis ?? null;
}

/** Returns what was found out where its times are those that are shown: null while clocks are shown as recorded. */
export function timedAnalysisOf({ insights }: Pick<WaterfallModel, 'insights'>): TraceAnalysis | null {
  if (insights === null) return null;
  const { analysis, isAsRecorded } = insights;
  return isAsRecorded && analysis.clock.corrected !== null ? null : analysis;
}

/** Returns the number of the finding that is lit up: the one pointed at, else the one chosen; -1 for none. */
export function litFindingOf({ insights }: Pick<WaterfallModel, 'insights'>): number {
  if (insights === null) return -1;
  const { pointed, shown, analysis } = insights;
  const lit = pointed >= 0 ? pointed : shown;
  return lit < analysis.findings.length ? lit : -1;
}

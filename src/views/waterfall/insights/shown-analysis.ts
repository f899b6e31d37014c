import { isDoubtful } from '../../../analysis/finding.ts';
import type { TraceAnalysis } from '../../../analysis/trace-analysis.ts';
import { isListed } from '../../is-listed.ts';
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

/** Returns whether a finding is shown at present. */
export function isFindingShown({ insights }: Pick<WaterfallModel, 'insights'>, number: number): boolean {
  return insights !== null && isListed(insights, number);
}

/** Returns whether a finding is to look and read as one that is hardly worth telling. */
export function isFindingDoubtful({ insights }: Pick<WaterfallModel, 'insights'>, number: number): boolean {
  const finding = insights?.analysis.findings[number];
  return finding !== undefined && isDoubtful(finding);
}

/** Returns what a finding is called in passing: `Finding 7, doubtful`. */
export function findingName(model: Pick<WaterfallModel, 'insights'>, number: number): string {
  return `Finding ${number + 1}${isFindingDoubtful(model, number) ? ', doubtful' : ''}`;
}

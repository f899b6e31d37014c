import type { Replayed } from '../../../analysis/analysis-readers.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { timedAnalysisOf } from './shown-analysis.ts';

/** Returns the trace after what was asked to be otherwise; null while nothing is, or its times are not those shown. */
export function replayOf(model: Pick<WaterfallModel, 'insights'>): Replayed | null {
  return timedAnalysisOf(model) === null ? null : (model.insights?.replayed ?? null);
}

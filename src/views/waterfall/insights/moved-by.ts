import type { Nanoseconds, SpanIndex } from '../../../trace/units.ts';
import type { WaterfallModel } from '../waterfall-model.ts';

/**
 * Returns by how much a span was moved against those of clocks that are trusted, because its clock is proven wrong:
 * positive for later. 0 for spans that stand as recorded, and while all do.
 */
export function movedBy({ trace, insights }: Pick<WaterfallModel, 'trace' | 'insights'>, span: SpanIndex): Nanoseconds {
  if (insights === null || insights.isAsRecorded || insights.analysis.clock.corrected === null) return 0;
  const { shift } = insights.analysis.clock.corrected;
  return trace.start[span] - shift - insights.recorded.start[span];
}

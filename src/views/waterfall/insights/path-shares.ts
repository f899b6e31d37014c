import { useMemo } from 'react';
import type { TraceAnalysis } from '../../../analysis/trace-analysis.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import { BY_SERVICE } from '../span-colours.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { analysisOf } from './shown-analysis.ts';

/** Each service's part of the critical path, between 0 and 1, in the order of the trace's services. */
type PathShares = Float64Array;

/** Returns the services' shares while colours stand for services; null for other colours and without a path. */
export function usePathShares({ trace, spanColours, insights }: WaterfallModel): PathShares | null {
  const analysis = analysisOf({ insights });
  const isByService = spanColours.by === BY_SERVICE;
  return useMemo(
    () => (analysis === null || !isByService ? null : pathShares(trace, analysis)),
    [trace, analysis, isByService],
  );
}

/** O(n). null where the path has no length. */
function pathShares(
  { service, services }: Pick<SpanTable, 'service' | 'services'>,
  { criticalTime }: Pick<TraceAnalysis, 'criticalTime'>,
): PathShares | null {
  const times = new Float64Array(services.length);
  for (let span = 0; span < criticalTime.length; span++) times[service[span]] += criticalTime[span];
  const whole = times.reduce((sum, time) => sum + time, 0);
  return whole > 0 ? times.map((time) => time / whole) : null;
}

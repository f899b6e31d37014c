import type { FullModel } from '../full-model.ts';
import { useFindingLit } from './use-finding-lit.ts';
import { usePaintedSettings } from './use-painted-settings.ts';
import { useRowInsights } from './use-row-insights.ts';
import { useSight } from './use-sight.ts';

/** Has the waterfall follow what was found out about the trace, and what of it is looked at. */
export function useInsights(model: FullModel): void {
  usePaintedSettings(model.store);
  useRowInsights(model);
  useFindingLit(model);
  useSight(model);
}

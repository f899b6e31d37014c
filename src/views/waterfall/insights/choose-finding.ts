import { showFinding } from '../../finding-sight.ts';
import type { WaterfallModel } from '../waterfall-model.ts';

/** Chooses a finding and brings it in sight; the one that is chosen already is let go. */
export function chooseFinding({ insights, trace }: Pick<WaterfallModel, 'insights' | 'trace'>, finding: number): void {
  if (insights === null) return;
  if (insights.shown === finding) insights.onShow(-1);
  else showFinding(insights, trace, finding);
}

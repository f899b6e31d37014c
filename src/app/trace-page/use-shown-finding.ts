import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { TraceAnalysis } from '../../analysis/trace-analysis.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { TraceInsights } from '../../views/trace-insights.ts';
import { basePath } from '../base-path.ts';
import { findingKeys } from '../finding-keys.ts';
import { formatUrl } from '../url-state.ts';
import { presentAddress } from './present-address.ts';
import type { Screen } from './screen-actions.ts';
import { takeStep, writeUnwritten } from './take-step.ts';

export interface ShownFinding extends Pick<TraceInsights, 'shown' | 'shownNow' | 'onShow' | 'linkTo'> {
  /** That there is none of the name in the address: a sentence, else empty. */
  readonly problem: string;
}

/**
 * Returns which finding the address names, and what changes that. Choosing one is a step of the history, so that going
 * back takes it back; going on from one to the next is none.
 */
export function useShownFinding(trace: SpanTable, analysis: TraceAnalysis | null, screen: Screen): ShownFinding {
  const keys = useMemo(() => findingKeys(trace, analysis?.findings ?? []), [trace, analysis]);
  const latest = useRef(screen);
  useEffect(() => {
    latest.current = screen;
  });
  const shownNow = useCallback(() => keys.indexOf(namedIn(presentAddress(latest.current.address))), [keys]);
  const onShow = useCallback(
    (number: number) => {
      const before = namedIn(presentAddress(latest.current.address));
      const finding = keys[number] ?? '';
      if (finding !== before) takeStep(latest.current, { finding }, finding !== '' && before !== '');
    },
    [keys],
  );
  const linkTo = useCallback(
    (finding: number) => {
      writeUnwritten();
      const now = presentAddress(latest.current.address);
      const address = now.page === 'trace' ? { ...now, finding: keys[finding] } : now;
      return location.origin + basePath() + formatUrl(address);
    },
    [keys],
  );
  const named = namedIn(screen.address);
  const shown = keys.indexOf(named);
  const isUnknown = analysis !== null && named !== '' && shown < 0;
  const problem = isUnknown ? `The finding that this address names is not among those of this trace.` : '';
  return { shown, shownNow, onShow, linkTo, problem };
}

/** Returns the name of the finding that is chosen; empty for none. */
function namedIn(address: Screen['address']): string {
  return (address.page === 'trace' && address.finding) || '';
}

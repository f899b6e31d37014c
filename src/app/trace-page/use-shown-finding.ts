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
 * back takes it back; going on from one to the next is none, unless something was asked to be otherwise between them.
 */
export function useShownFinding(trace: SpanTable, analysis: TraceAnalysis | null, screen: Screen): ShownFinding {
  const keys = useMemo(() => findingKeys(trace, analysis?.findings ?? []), [trace, analysis]);
  const latest = useRef(screen);
  useEffect(() => {
    latest.current = screen;
  });
  const askedBefore = useRef(askedIn(screen.address));
  const shownNow = useCallback(() => keys.indexOf(namedIn(presentAddress(latest.current.address))), [keys]);
  const onShow = useCallback(
    (number: number) => {
      const now = presentAddress(latest.current.address);
      const [before, asked] = [namedIn(now), askedIn(now)];
      const finding = keys[number] ?? '';
      // What was asked of the one before is gone back to.
      const isGoingOn = finding !== '' && before !== '' && asked === askedBefore.current;
      askedBefore.current = asked;
      if (finding !== before) takeStep(latest.current, { finding }, isGoingOn);
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

/** Returns what is asked to be otherwise; empty for nothing. */
function askedIn(address: Screen['address']): string {
  return (address.page === 'trace' && address.whatIf) || '';
}

/** Returns the name of the finding that is chosen; empty for none. */
function namedIn(address: Screen['address']): string {
  return (address.page === 'trace' && address.finding) || '';
}

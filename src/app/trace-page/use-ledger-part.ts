import { useCallback, useEffect, useMemo, useRef } from 'react';
import { partOfWords } from '../../analysis/ledger-part.ts';
import type { TraceAnalysis } from '../../analysis/trace-analysis.ts';
import { withoutOverrides } from '../../lib/without-overrides.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { spansOfLine } from '../../views/findings/ledger/spans-of-line.ts';
import type { TraceInsights } from '../../views/trace-insights.ts';
import type { Screen } from './screen-actions.ts';

/** More of a foreign word tells nothing. */
const LONGEST_QUOTE = 60;

export interface ChosenPart extends Pick<TraceInsights, 'part' | 'onPart' | 'lit'> {
  /** That there is none of the name in the address: a sentence, else empty. */
  readonly problem: string;
}

/**
 * Returns which part of the time ledger the address names, and what changes that. Choosing one is a step of the history,
 * so that going back takes it back; going on from one to the next is none.
 */
export function useLedgerPart(trace: SpanTable, analysis: TraceAnalysis | null, screen: Screen): ChosenPart {
  const words = screen.look.ledger;
  const part = useMemo(() => analysis && partOfWords(analysis.ledger, words), [analysis, words]);
  const lit = useMemo(() => analysis && part && spansOfLine(trace, analysis.path, part.line), [trace, analysis, part]);
  const latest = useRef(screen);
  useEffect(() => {
    latest.current = screen;
  });
  const onPart = useCallback((next: string) => {
    const { look, onLook } = latest.current;
    onLook({ ledger: next }, look.ledger !== '' && next !== '' ? 'still' : 'step');
  }, []);
  const isUnknown = analysis !== null && part === null && words !== '';
  const name = withoutOverrides(words.slice(words.indexOf(':') + 1, LONGEST_QUOTE));
  const problem = isUnknown
    ? `This address names “${name}” in “Where the time went”, which this trace does not have.`
    : '';
  return { part, onPart, lit, problem };
}

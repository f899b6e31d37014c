import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { AnalysisReaders } from '../../analysis/analysis-readers.ts';
import type { Change } from '../../analysis/change.ts';
import { isDoubtful } from '../../analysis/finding.ts';
import type { TraceAnalysis } from '../../analysis/trace-analysis.ts';
import { LoadError } from '../../load/load-problem.ts';
import type { OpenedTrace } from '../../load/opened-traces.ts';
import type { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { inOrderOfList } from '../../views/findings/listed-findings.ts';
import { correctedTrace, type Sight, type TraceInsights } from '../../views/trace-insights.ts';
import type { TraceLook } from '../../views/trace-look.ts';
import { AddressNotice } from './address-notice.tsx';
import type { Screen } from './screen-actions.ts';
import { useAddressNotice } from './use-address-notice.ts';
import { useLedgerPart } from './use-ledger-part.ts';
import { useLookProblem } from './use-look-problem.ts';
import { useShownFinding } from './use-shown-finding.ts';
import { useWhatIf } from './use-what-if.ts';
import { useWhatIfSpoken } from './use-what-if-spoken.ts';
import { VerdictLine } from './verdict-line.tsx';

/** A trace after it was analysed: what was found, and the times that are shown. */
export interface AnalysedTrace {
  readonly of: OpenedTrace;
  readonly insights: TraceInsights;
  readonly table: SpanTable;
  readonly selfTime: Float64Array;
}

export interface InsightsPartProps {
  readonly trace: OpenedTrace;
  readonly screen: Screen;
  /** Where the verdict stands; null until that is there. */
  readonly verdictPlace: HTMLElement | null;
  readonly onOpenDetails: (span: SpanIndex) => void;
  /** Told whenever there is something new to show. */
  readonly onInsights: (analysed: AnalysedTrace) => void;
}

/** Has the trace analysed, keeps what of the findings is looked at and tells it; shows the verdict in its place. */
export function InsightsPart({ trace, screen, verdictPlace, onOpenDetails, onInsights }: InsightsPartProps) {
  const { value: answer, error } = useAnswer(trace.analysis.analyse);
  const analysis = useMemo(() => answer && inOrderOfList(answer), [answer]);
  const { insights, notice, onCloseNotice } = useInsights(trace, analysis, screen);
  const corrected = useMemo(() => analysis && correctedTrace(trace.table, analysis), [trace, analysis]);
  useEffect(() => {
    if (insights === null || corrected === null) return;
    const { analysis, isAsRecorded } = insights;
    const shown = isAsRecorded ? trace : { table: corrected, selfTime: analysis.selfTime };
    onInsights({ of: trace, insights, table: shown.table, selfTime: shown.selfTime });
  }, [trace, insights, corrected, onInsights]);
  if (verdictPlace === null) return null;
  const verdict = (
    <VerdictLine
      analysis={analysis}
      shown={insights?.shown ?? -1}
      isAsRecorded={insights?.isAsRecorded === true}
      problem={error === null ? '' : wordsOf(error)}
      screen={screen}
      onOpenDetails={onOpenDetails}
    />
  );
  return (
    <>
      {createPortal(verdict, verdictPlace)}
      {notice !== '' && <AddressNotice notice={notice} onClose={onCloseNotice} />}
    </>
  );
}

/** What it was that failed, in the words of whoever noticed. */
function wordsOf(error: Error): string {
  return (error instanceof LoadError && error.problem.serverWords) || error.message;
}

interface LookedAtInsights {
  /** null until the trace is analysed. */
  readonly insights: TraceInsights | null;
  /** What of the address could not be had; empty for nothing. */
  readonly notice: string;
  readonly onCloseNotice: () => void;
}

function useInsights(trace: OpenedTrace, analysis: TraceAnalysis | null, screen: Screen): LookedAtInsights {
  const { analysis: readers, table: recorded } = trace;
  const { shown, shownNow, onShow, linkTo, problem: findingProblem } = useShownFinding(recorded, analysis, screen);
  const { pointed, onPoint } = usePointed(shown);
  const [isDoubtfulShown, onDoubtfulShown] = useState(false);
  const { part, onPart, lit, problem: partProblem } = useLedgerPart(recorded, analysis, screen);
  const [sight, onSight] = useSight(analysis, hasPlace(screen.look) ? [] : spansOf(analysis, shown, lit));
  const { changes, onChange, problem } = useWhatIf(recorded, screen);
  const { onLook } = screen;
  const { isAsRecorded } = screen.look;
  const onAsRecorded = useCallback((isAsRecorded: boolean) => onLook({ isAsRecorded }, 'still'), [onLook]);
  const replayed = useReplayed(readers, changes);
  // Both are told at once.
  const whatIfProblem = analysis === null ? '' : problem;
  const lookProblem = useLookProblem(recorded, screen);
  const look = analysis === null ? '' : [lookProblem, partProblem].filter((each) => each !== '').join(' ');
  const [notice, onCloseNotice] = useAddressNotice(screen, { finding: findingProblem, whatIf: whatIfProblem, look });
  useWhatIfSpoken(recorded, analysis, { changes, replayed });
  const insights = useMemo(
    () =>
      analysis && {
        analysis,
        count: analysis.findings.filter((finding) => !isDoubtful(finding)).length,
        recorded,
        readers,
        shown,
        shownNow,
        onShow,
        pointed,
        onPoint,
        isDoubtfulShown,
        onDoubtfulShown,
        part,
        onPart,
        lit,
        sight,
        onSight,
        linkTo,
        changes,
        onChange,
        replayed,
        isAsRecorded,
        onAsRecorded,
      },
    [
      analysis,
      recorded,
      readers,
      shown,
      shownNow,
      onShow,
      pointed,
      onPoint,
      isDoubtfulShown,
      part,
      onPart,
      lit,
      sight,
      onSight,
      linkTo,
      changes,
      onChange,
      replayed,
      isAsRecorded,
      onAsRecorded,
    ],
  );
  return { insights, notice, onCloseNotice };
}

/** What is pointed at, until another finding is chosen: by a key the pointer may still rest on the one before. */
function usePointed(shown: number) {
  const [pointed, onPoint] = useState(-1);
  const [chosen, setChosen] = useState(shown);
  if (chosen !== shown) {
    setChosen(shown);
    onPoint(-1);
  }
  return { pointed, onPoint };
}

function useReplayed(readers: AnalysisReaders, changes: readonly Change[]) {
  const ask = useMemo(() => (changes.length === 0 ? null : () => readers.replay(changes)), [readers, changes]);
  return useAnswer(ask).value;
}

/** A link that says where it looks is not led elsewhere by the finding it names. */
function hasPlace({ window, top }: TraceLook): boolean {
  return window !== null || top !== '';
}

/** The rows of what is chosen: of the finding, else the first of the part of the ledger. */
function spansOf(analysis: TraceAnalysis | null, shown: number, lit: SpanSet | null): readonly SpanIndex[] {
  const finding = analysis?.findings[shown];
  if (finding !== undefined) return finding.spans;
  const [first] = lit ?? [];
  return first === undefined ? [] : [first];
}

/** What is to be brought in sight; at first the rows of what the address names. */
function useSight(analysis: TraceAnalysis | null, spans: readonly SpanIndex[]) {
  const [sight, onSight] = useState<Sight | null>(null);
  const inAddress = useRef(spans);
  useLayoutEffect(() => {
    inAddress.current = spans;
  });
  useEffect(() => {
    if (analysis !== null && inAddress.current.length > 0) onSight({ spans: inAddress.current, time: null });
  }, [analysis]);
  return [sight, onSight] as const;
}

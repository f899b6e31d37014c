import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import type { LoadProblem } from '../../load/load-problem.ts';
import { queryMeant } from '../../load/search/search-abilities.ts';
import type { FoundTrace } from '../../trace/found-trace.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import type { TimeZone } from '../../trace/time.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchResults } from '../../views/search-results/search-results.tsx';
import { basePath } from '../base-path.ts';
import { isTakenByControl } from '../is-taken-by-control.ts';
import { formatUrl, NO_SOURCE, type SourceFields, type TraceState } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { leaveSearch, leftSearch } from './left-search.ts';
import { linksToShare } from './link-to-share.ts';
import { ResultsFoot, ResultsHead } from './results-head.tsx';
import { type SearchPlace, type SearchState, searchKey } from './search-address.ts';
import { isAllowedStep, searchLimits } from './search-limits.ts';
import type { FoundPlace, KnownPlaces } from './search-places.ts';
import { NothingFound, NotUnderstood, SearchCancelled, SearchFailure, Searching } from './search-states.tsx';
import { placeWords } from './search-words.ts';
import { useNewer } from './use-newer.ts';
import { useScrollKept } from './use-scroll-kept.ts';
import type { AnsweredSearch, SearchRun } from './use-search.ts';
import { whyEmpty } from './why-empty.ts';

export interface SearchOutcomeProps {
  readonly state: SearchState;
  /** Whether anything is searched for. */
  readonly isAsked: boolean;
  readonly found: FoundPlace | null;
  /** Parts of the address that the search passes over. */
  readonly unread: readonly string[];
  readonly onCloseUnread: () => void;
  readonly problem: LoadProblem | null;
  readonly run: SearchRun;
  readonly zone: TimeZone;
  readonly known: KnownPlaces;
  readonly onSearch: (asked: Pick<SearchState, 'place' | 'query'>) => void;
  /** Changes how the results are looked at. */
  readonly onLook: (look: Partial<Pick<SearchState, 'order' | 'plot'>>) => void;
}

/** What a search came to: results, nothing, a failure; above that how the present one is doing. */
export function SearchOutcome(props: SearchOutcomeProps) {
  const { state, isAsked, unread, problem, run } = props;
  const scroller = useRef<HTMLElement>(null);
  const key = searchKey(state);
  // That the search before found nothing says nothing of this one.
  const shown = run.isCurrent || (run.answered?.answer.traces.length ?? 0) > 0 ? run.answered : null;
  useScrollKept(scroller, key, run.isCurrent);
  useEscapeFromBrush(state, props.onLook);
  // The button that was pressed goes away, and the focus with it.
  const keepingFocus = (act: () => void) => () => {
    scroller.current?.focus({ preventScroll: true });
    act();
  };
  return (
    <section
      ref={scroller}
      aria-label="Results"
      tabIndex={-1}
      className="relative min-h-0 min-w-0 flex-1 overflow-y-auto outline-none"
    >
      {unread.length > 0 && <NotUnderstood parts={unread} onClose={props.onCloseUnread} />}
      {run.isRunning && (
        <Searching
          where={placeWords(props.found?.place ?? state.place, '')}
          progress={run.progress}
          onCancel={keepingFocus(run.cancel)}
        />
      )}
      {problem !== null && (
        <SearchFailure problem={problem} onRetry={run.problem === null ? null : keepingFocus(run.again)} />
      )}
      {run.wasCancelled && problem === null && <SearchCancelled onAgain={keepingFocus(run.again)} />}
      {shown !== null && <Answer {...props} answered={shown} scroller={scroller} />}
      {shown === null && <h1 className="sr-only">Search traces</h1>}
      {!isAsked && run.answered === null && <Start />}
    </section>
  );
}

function Start() {
  return (
    <EmptyState title="Nothing has been searched for yet.">
      Choose what to look for and press Enter. With nothing chosen, the newest traces are looked for.
    </EmptyState>
  );
}

interface EmptyAnswerProps extends Pick<SearchOutcomeProps, 'found' | 'run' | 'known'> {
  readonly answered: AnsweredSearch;
  readonly onStep: (query: SearchQuery) => void;
}

function EmptyAnswer({ answered: { answer, query, place }, found, run, known, onStep }: EmptyAnswerProps) {
  const kind = found?.kind ?? '';
  const meant = queryMeant(kind, query);
  const limits = searchLimits(place, known);
  const { reasons, steps } = whyEmpty(meant, answer, kind, Date.now());
  return (
    <NothingFound
      why={{ reasons, steps: steps.filter((step) => isAllowedStep(limits, meant, step.query)) }}
      found={run.isCurrent ? found : null}
      query={meant}
      onStep={onStep}
      onAgain={run.again}
    />
  );
}

interface AnswerProps extends SearchOutcomeProps {
  readonly answered: AnsweredSearch;
  readonly scroller: Parameters<typeof useScrollKept>[0];
}

function Answer({ answered, scroller, state, found, run, zone, known, onSearch, onLook }: AnswerProps) {
  const { answer, query, place, reader } = answered;
  const key = searchKey(state);
  const newerCount = useNewer(found, run.isCurrent ? answered : null);
  const ways = useWaysToTraces(place, known, key);
  const again = (next: typeof query) => onSearch({ place, query: next });
  return (
    <div className={run.isCurrent ? '' : 'opacity-60'}>
      <ResultsHead
        answered={answered}
        zone={zone}
        isNarrowed={state.plot.brush !== null}
        links={run.isCurrent ? linksToShare({ ...state, place }, answer.range) : linksToShare(state, null)}
        newerCount={newerCount}
        mostResults={searchLimits(place, known).mostResults}
        isEarlier={!run.isCurrent && !run.isRunning}
        order={state.order}
        onOrder={(order) => onLook({ order })}
        onNewer={run.again}
        onMore={(limit) => again({ ...query, limit })}
      />
      {answer.traces.length === 0 ? (
        <>
          <EmptyAnswer {...{ answered, found, run, known }} onStep={again} />
          <ResultsFoot answer={answer} />
        </>
      ) : (
        <SearchResults
          traces={answer.traces}
          reader={reader}
          order={state.order}
          plot={state.plot}
          zone={zone}
          marked={leftSearch(key).opened}
          scroller={scroller}
          footer={<ResultsFoot answer={answer} />}
          onOrder={(order) => onLook({ order })}
          onPlot={(plot) => onLook({ plot })}
          {...ways}
        />
      )}
    </div>
  );
}

/** Returns where a found trace is shown, and what goes there. */
function useWaysToTraces(place: SearchPlace, known: KnownPlaces, key: string) {
  const navigate = useNavigate();
  const exampleOf = useMemo(
    () => new Map((known.examples ?? []).map(({ traceId, name }) => [traceId, name])),
    [known.examples],
  );
  const addressOf = useCallback(
    ({ traceId }: FoundTrace): TraceState => ({
      page: 'trace',
      traceId,
      span: '',
      ...sourceFields(place, exampleOf.get(traceId) ?? ''),
    }),
    [place, exampleOf],
  );
  const hrefOf = useCallback((trace: FoundTrace) => basePath() + formatUrl(addressOf(trace)), [addressOf]);
  const onOpen = useCallback(
    (trace: FoundTrace, event: MouseEvent | KeyboardEvent) => {
      leaveSearch(key, { opened: trace.traceId });
      const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || ('button' in event && event.button === 1);
      const isLink = event.target instanceof Element && event.target.closest('a') !== null;
      if (isElsewhere && isLink) return;
      event.preventDefault();
      if (isElsewhere) window.open(hrefOf(trace), '_blank', 'noopener');
      else navigate(addressOf(trace));
    },
    [key, hrefOf, addressOf, navigate],
  );
  return { hrefOf, onOpen };
}

function sourceFields(place: SearchPlace, example: string): SourceFields {
  if (place.type === 'examples') return { ...NO_SOURCE, example };
  return { ...NO_SOURCE, [place.type]: place.name };
}

/** Escape takes the brush back, wherever the focus is but in a field. */
function useEscapeFromBrush(state: SearchState, onLook: SearchOutcomeProps['onLook']): void {
  const { plot } = state;
  useEffect(() => {
    if (plot.brush === null) return;
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTakenByControl(event.target)) return;
      onLook({ plot: { ...plot, brush: null } });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [plot, onLook]);
}

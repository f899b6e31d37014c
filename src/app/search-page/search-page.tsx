import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { LoadError, type LoadProblem } from '../../load/load-problem.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import { useStored } from '../../ui/use-stored.ts';
import { chosenBackend } from '../backends.ts';
import { timeZone } from '../time-zone.ts';
import { NO_SOURCE } from '../url-state.ts';
import { type Destination, useNavigate } from '../use-address.ts';
import { useDocumentTitle } from '../use-document-title.ts';
import { useTellPainted } from '../use-rest.ts';
import { orderProblem } from './form-draft.ts';
import { FormPlace } from './form-place.tsx';
import { readJaegerFields, traceIdsOfSearch } from './jaeger-address.ts';
import { RecentSearches } from './recent-list.tsx';
import { recentSearches, withSearch } from './recent-searches.ts';
import { asksForSearch, type SearchState, searchKey } from './search-address.ts';
import { SearchForm } from './search-form.tsx';
import { allowedQuery } from './search-limits.ts';
import { SearchOutcome } from './search-outcome.tsx';
import { type FoundPlace, type KnownPlaces, resolvePlace } from './search-places.ts';
import { placeWords, searchWords } from './search-words.ts';
import { askAnew, useSearch } from './use-search.ts';
import { useKnownPlaces, useSearchPlace } from './use-search-place.ts';
import { useSearchState } from './use-search-state.ts';
import { useUnreadFields } from './use-unread-fields.ts';

export interface SearchPageProps {
  /** What follows `?` in the address. */
  readonly query: string;
}

/** Searches for traces. An address as Jaeger's page has them goes on to what it means here. */
export function SearchPage({ query }: SearchPageProps) {
  const meant = useMemo(() => meantByJaeger(query), [query]);
  return meant === null ? <Search query={query} /> : <GoOn to={meant} />;
}

/** Where one of Jaeger's addresses leads: to the traces that it names, else to its search; null for one of ours. */
function meantByJaeger(query: string): Destination | null {
  const [traceId, ...others] = traceIdsOfSearch(query);
  if (traceId === undefined) {
    const own = readJaegerFields(query);
    return own === null ? null : { page: 'search', query: own };
  }
  const backend = new URLSearchParams(query).get('backend') ?? '';
  const from = { ...NO_SOURCE, backend };
  if (others.length === 0) return { page: 'trace', traceId, span: '', ...from };
  return { page: 'traces', traceIds: [traceId, ...others], ...from };
}

/** Takes the place of the present step of the history. */
function GoOn({ to }: { readonly to: Destination }) {
  const navigate = useNavigate();
  useEffect(() => navigate(to, { replace: true }), [to, navigate]);
  return <main className="min-h-0 flex-1" />;
}

/** The form at the side, what it finds beside it. */
function Search({ query }: SearchPageProps) {
  useTellPainted(true);
  const zone = useStored(timeZone);
  const known = useKnownPlaces();
  const { state, change } = useSearchState(query);
  const place = useSearchPlace(state.place, known);
  const isAsked = asksForSearch(query);
  const impossible = isAsked ? impossibleProblem(state.query) : null;
  const found = isAsked && impossible === null && place.status === 'found' ? place : null;
  const [unread, onCloseUnread] = useUnreadFields(query, searchKey(state));
  const run = useSearch(found, useAllowed(state, found, known));
  const onAsk = useAskAnew(known);
  const backend = known.current?.name ?? '';
  useDocumentTitle(isAsked ? `${searchWords(state.query)} · ${placeWords(state.place, backend)}` : 'Search traces');

  const search = (asked: Pick<SearchState, 'place' | 'query'>) => {
    const next: SearchState = { ...state, ...asked, plot: { ...state.plot, brush: null } };
    const isSame = isAsked && searchKey(next) === searchKey({ ...state, place: found?.place ?? state.place });
    remember(asked);
    // Traces that are opened next by their id alone are asked of it too.
    if (asked.place.type === 'backend') chosenBackend.set(asked.place.name);
    onAsk(asked);
    if (!isSame) change(next, 'step');
  };
  const problem = impossible ?? run.problem ?? (isAsked && place.status === 'missing' ? place.problem : null);
  return (
    <main className="flex min-h-0 flex-1 max-[899.98px]:flex-col">
      <FormPlace words={isAsked ? searchWords(state.query) : ''}>
        <SearchForm
          state={state}
          known={known}
          zone={zone}
          problem={problem}
          isRunning={run.isRunning}
          keysInSight={() => run.answered?.reader.keys() ?? []}
          onSearch={search}
        />
        <RecentSearches
          currentBackend={backend}
          onAsk={(asked) => {
            remember(asked);
            onAsk(asked);
          }}
        />
      </FormPlace>
      <SearchOutcome
        state={state}
        isAsked={isAsked}
        found={found}
        unread={unread}
        onCloseUnread={onCloseUnread}
        problem={problem}
        run={run}
        zone={zone}
        known={known}
        onSearch={search}
        onLook={(look) => change({ ...state, ...look }, 'still')}
      />
    </main>
  );
}

/** Puts a search in front of those made lately. */
function remember(asked: Pick<SearchState, 'place' | 'query'>): void {
  recentSearches.set(withSearch(recentSearches.get(), searchKey(asked)));
}

/** Returns what is searched for: for no more traces than may be asked for at once. */
function useAllowed({ query, place }: SearchState, found: FoundPlace | null, known: KnownPlaces): SearchQuery {
  const searched = found?.place ?? place;
  return useMemo(() => allowedQuery(query, searched, known), [query, searched, known]);
}

/** Returns what has a search made that somebody asks for: an answer that is kept is for going back to. */
function useAskAnew(known: KnownPlaces): (asked: Pick<SearchState, 'place' | 'query'>) => void {
  const client = useQueryClient();
  return ({ place, query }) => {
    const found = resolvePlace(place, known);
    if (found.status === 'found') askAnew(client, found, allowedQuery(query, found.place, known));
  };
}

/** Returns why nothing is asked for such a query, null where it can be asked. */
function impossibleProblem(query: SearchQuery): LoadProblem | null {
  const order = query.traceQl === '' ? orderProblem(query) : '';
  if (order === '') return null;
  const sentence = `Nothing was searched. ${order}`;
  return new LoadError({ kind: 'not_found', sentence, advice: ['Change one of the durations.'] }).problem;
}

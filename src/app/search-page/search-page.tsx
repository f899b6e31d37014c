import { LoadError, type LoadProblem } from '../../load/load-problem.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import { useStored } from '../../ui/use-stored.ts';
import { chosenBackend } from '../backends.ts';
import { timeZone } from '../time-zone.ts';
import { useDocumentTitle } from '../use-document-title.ts';
import { useTellPainted } from '../use-rest.ts';
import { orderProblem } from './form-draft.ts';
import { FormPlace } from './form-place.tsx';
import { RecentSearches } from './recent-list.tsx';
import { recentSearches, withSearch } from './recent-searches.ts';
import { asksForSearch, type SearchState, searchKey } from './search-address.ts';
import { SearchForm } from './search-form.tsx';
import { SearchOutcome } from './search-outcome.tsx';
import { placeWords, searchWords } from './search-words.ts';
import { useSearch } from './use-search.ts';
import { useKnownPlaces, useSearchPlace } from './use-search-place.ts';
import { useSearchState } from './use-search-state.ts';
import { useUnreadFields } from './use-unread-fields.ts';

export interface SearchPageProps {
  /** What follows `?` in the address. */
  readonly query: string;
}

/** Searches for traces: the form at the side, what it finds beside it. */
export function SearchPage({ query }: SearchPageProps) {
  useTellPainted(true);
  const zone = useStored(timeZone);
  const known = useKnownPlaces();
  const { state, change } = useSearchState(query);
  const place = useSearchPlace(state.place, known);
  const isAsked = asksForSearch(query);
  const impossible = isAsked ? impossibleProblem(state.query) : null;
  const found = isAsked && impossible === null && place.status === 'found' ? place : null;
  const [unread, onCloseUnread] = useUnreadFields(query, searchKey(state));
  const run = useSearch(found, state.query);
  const backend = known.current?.name ?? '';
  useDocumentTitle(isAsked ? `${searchWords(state.query)} · ${placeWords(state.place, backend)}` : 'Search traces');

  const search = (asked: Pick<SearchState, 'place' | 'query'>) => {
    const next: SearchState = { ...state, ...asked, plot: { ...state.plot, brush: null } };
    const isSame = isAsked && searchKey(next) === searchKey({ ...state, place: found?.place ?? state.place });
    const link = searchKey(next);
    recentSearches.set(withSearch(recentSearches.get(), link));
    // Traces that are opened next by their id alone are asked of it too.
    if (asked.place.type === 'backend') chosenBackend.set(asked.place.name);
    if (isSame) run.again();
    else change(next, 'step');
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
        <RecentSearches currentBackend={backend} />
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

/** Returns why nothing is asked for such a query, null where it can be asked. */
function impossibleProblem(query: SearchQuery): LoadProblem | null {
  const order = query.traceQl === '' ? orderProblem(query) : '';
  if (order === '') return null;
  const sentence = `Nothing was searched. ${order}`;
  return new LoadError({ kind: 'not_found', sentence, advice: ['Change one of the durations.'] }).problem;
}

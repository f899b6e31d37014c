import { type KeyboardEvent, useMemo, useState } from 'react';
import type { SearchQuery } from '../../trace/search-query.ts';
import { askForBackend } from '../dialogs.tsx';
import { FIRST_SEARCH, formatSearch } from '../search-page/search-address.ts';
import { useShared } from '../shared-state.ts';
import { NO_SOURCE, parseUrl, type SourceFields, type UrlState } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { useExamples } from '../use-examples.ts';
import { useOpener } from '../use-opener.ts';
import { usePageSetup } from '../use-page-setup.ts';
import { boxText, clearOpened, markOpened } from './box-text.ts';
import { choicesFor, nextChoice } from './choices.ts';
import { foreignLook } from './foreign-look.ts';
import { type RecognisedText, recogniseText } from './recognise-text.ts';

/** What the box is and does, whatever it looks like. */
export interface OpenBoxState {
  readonly text: string;
  readonly recognised: RecognisedText;
  /** Backends, and the example of that id; Enter opens from the active one. */
  readonly choices: readonly SourceFields[];
  readonly active: number;
  /** Whether there may be choices that are not known yet. */
  readonly isLookingUp: boolean;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** Opens what was recognised; ids from the place given, or from the active choice. */
  readonly open: (place?: SourceFields) => void;
}

/** Returns what the box is and does. */
export function useOpenBox(): OpenBoxState {
  const { text } = useShared(boxText);
  const { backends, current } = usePageSetup();
  const recognised = useMemo(() => recogniseText(text, document.baseURI), [text]);
  const examples = useExamples(recognised.kind === 'ids');
  const choices = useMemo(
    () => choicesFor(recognised, { backends: backends ?? [], current, examples: examples ?? [] }),
    [recognised, backends, current, examples],
  );
  const [wanted, setWanted] = useState({ text, at: 0 });
  // Another text begins with the current backend again.
  const active = wanted.text === text && wanted.at < choices.length ? wanted.at : 0;
  const openRecognised = useOpenRecognised();
  const isLookingUp = backends === null || examples === null;
  // Where it is not known yet what can be asked, the trace's own page finds that out.
  const unsettled = isLookingUp ? NO_SOURCE : undefined;
  const open = (place = choices[active] ?? unsettled) => openRecognised(recognised, text, place);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') open();
    else if (event.key === 'Escape') event.currentTarget.blur();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setWanted({ text, at: nextChoice(active, event.key, choices.length) });
    } else return;
    event.preventDefault();
  };
  return { text, recognised, choices, active, isLookingUp, onKeyDown, open };
}

function useOpenRecognised(): (recognised: RecognisedText, text: string, place: SourceFields | undefined) => void {
  const { openIds, openText } = useOpener();
  const navigate = useNavigate();
  return (recognised, text, place) => {
    const isAsked = recognised.kind === 'ids' || recognised.kind === 'search';
    if (isAsked && place === undefined) return askForBackend();
    markOpened();
    if (recognised.kind === 'ids') openIds(recognised.ids, place ?? NO_SOURCE, foreignLook(text, recognised.time));
    if (recognised.kind === 'search') navigate(searchAt(place?.backend ?? '', recognised.query));
    if (recognised.kind === 'page') navigate(recognised.page);
    // A trace empties it once it stands; a search page stands at once.
    if (recognised.kind === 'search' || recognised.kind === 'page') clearOpened();
    if (recognised.kind === 'document') openText(text);
    if (recognised.kind === 'address') {
      const address = parseUrl(`/trace/${encodeURIComponent(recognised.traceId)}`, recognised.search);
      if (address.page !== 'unknown') navigate(address);
    }
  };
}

/** An empty name is the backend used last. */
function searchAt(name: string, query: SearchQuery): Extract<UrlState, { page: 'search' }> {
  return { page: 'search', query: formatSearch({ ...FIRST_SEARCH, place: { type: 'backend', name }, query }) };
}

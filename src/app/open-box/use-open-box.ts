import { type KeyboardEvent, useMemo, useState } from 'react';
import { askForBackend } from '../dialogs.tsx';
import { useShared } from '../shared-state.ts';
import { NO_SOURCE, type SourceFields } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { useExamples } from '../use-examples.ts';
import { useIsChosen } from '../use-is-chosen.ts';
import { useOpener } from '../use-opener.ts';
import { usePageSetup } from '../use-page-setup.ts';
import { boxText, clearOpened, markOpened, setBoxText } from './box-text.ts';
import { choicesFor, nextChoice } from './choices.ts';
import { destinationOf } from './destination.ts';
import { type RecognisedText, recogniseText } from './recognise-text.ts';

/** What the box is and does, whatever it looks like. */
export interface OpenBoxState {
  readonly text: string;
  readonly recognised: RecognisedText;
  /** Backends, all of them at once (`NO_SOURCE`), and the example of that id; Enter opens from the active one. */
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
  const isChosen = useIsChosen();
  const choices = useMemo(
    () => choicesFor(recognised, { backends: backends ?? [], current, isChosen, examples: examples ?? [] }),
    [recognised, backends, current, isChosen, examples],
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
  const { openText } = useOpener();
  const navigate = useNavigate();
  return (recognised, text, place) => {
    const isAsked = recognised.kind === 'ids' || recognised.kind === 'search';
    if (isAsked && place === undefined) return askForBackend();
    if (recognised.kind === 'ids' && recognised.rest) setBoxText(recognised.rest.join(' '));
    else markOpened();
    const destination = destinationOf(recognised, text, place ?? NO_SOURCE);
    if (destination !== null) navigate(destination);
    // A trace empties it once it stands; a search page stands at once.
    if (recognised.kind === 'search' || recognised.kind === 'page') clearOpened();
    if (recognised.kind === 'document') openText(text);
  };
}

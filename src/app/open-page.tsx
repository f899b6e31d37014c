import { useEffect, useMemo } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import { keepFile } from './kept-files.ts';
import { focusBox, setBoxText } from './open-box/box-text.ts';
import { choicesFor } from './open-box/choices.ts';
import { destinationOf } from './open-box/destination.ts';
import { type RecognisedText, recogniseText } from './open-box/recognise-text.ts';
import { readOpenQuery } from './open-query.ts';
import { NO_SOURCE, type SourceFields } from './url-state.ts';
import { type Destination, useNavigate } from './use-address.ts';
import { useDocumentTitle } from './use-document-title.ts';
import { useIsChosen } from './use-is-chosen.ts';
import { usePageSetup } from './use-page-setup.ts';
import { useTellPainted } from './use-rest.ts';

export interface OpenPageProps {
  /** The address's query, as `readOpenQuery` takes it. */
  readonly query: string;
}

/**
 * Opens any text that the box takes, in place of this step of the history: what exemplars, derived fields and log lines
 * link to. What nothing is recognised in stands in the box.
 */
export function OpenPage({ query }: OpenPageProps) {
  const { text, backend } = useMemo(() => readOpenQuery(query), [query]);
  const recognised = useMemo(() => recogniseText(text, document.baseURI), [text]);
  const place = usePlace(recognised, backend);
  const navigate = useNavigate();
  const isOpened = recognised.kind !== 'unknown' && recognised.kind !== 'empty';
  useDocumentTitle('Open');
  useTellPainted(!isOpened);
  useEffect(() => {
    const destination = place === null ? null : whereTo(recognised, text, place);
    if (destination !== null) navigate(destination, { replace: true });
  }, [recognised, text, place, navigate]);
  useEffect(() => {
    if (isOpened) return;
    // A field of one line would leave out what ends its lines.
    setBoxText(text.replace(/\s*\n\s*/g, ' ').trim());
    focusBox();
  }, [text, isOpened]);
  if (isOpened) return <main className="min-h-0 flex-1" />;
  return (
    <main className="min-h-0 flex-1 overflow-y-auto pt-16">
      <h1 className="sr-only">Open</h1>
      {recognised.kind === 'unknown' ? (
        <EmptyState title={recognised.why}>
          <p>
            This was to be opened: <q className="[overflow-wrap:anywhere]">{text.slice(0, 1000)}</q>
          </p>
          <p className="pt-2">It stands in the box above, to be mended.</p>
        </EmptyState>
      ) : (
        <EmptyState title="There is nothing to open in this address">
          It takes what the box above takes: <code className="font-mono">/open?text=…&backend=NAME</code>
        </EmptyState>
      )}
    </main>
  );
}

/** Returns where to ask: where the address says, or as the box does; null while that is not known yet. */
function usePlace(recognised: RecognisedText, backend: string): SourceFields | null {
  const { backends, current } = usePageSetup();
  const isChosen = useIsChosen();
  return useMemo(() => {
    if (backend !== '') return { ...NO_SOURCE, backend };
    const isPlain = recognised.kind !== 'search' && !(recognised.kind === 'ids' && recognised.source);
    if (isPlain) return NO_SOURCE;
    if (backends === null) return null;
    return choicesFor(recognised, { backends, current, isChosen, examples: [] })[0] ?? NO_SOURCE;
  }, [recognised, backend, backends, current, isChosen]);
}

/** A document is kept as if it had been pasted. */
function whereTo(recognised: RecognisedText, text: string, place: SourceFields): Destination | null {
  if (recognised.kind !== 'document') return destinationOf(recognised, text, place);
  return { page: 'traces', traceIds: [], ...NO_SOURCE, file: keepFile({ type: 'text', text }).name };
}

import type { FilterHint } from '../../../analysis/filter/filter-hints.ts';
import { TextButton } from '../../../ui/text-button.tsx';
import { OUTSIDE_SAYS } from '../go-to.ts';
import type { CssPixels } from '../viewport.ts';
import { eachSentence } from './completion-list.tsx';
import type { Filter } from './use-filter.ts';
import { useRested } from './use-rested.ts';
import type { Finding } from './where-found.ts';

interface FilterNoteProps {
  readonly id: string;
  readonly filter: Filter;
  readonly hints: readonly FilterHint[];
  /** Whether the box has the focus: else what is only about its text covers no row. */
  readonly hasFocus: boolean;
  /** Where the current match was found, if its row does not show it. */
  readonly finding: Finding | null;
  /** What is found, in figures, where there is no other room for it; else empty. */
  readonly figures: string;
  readonly traceId: string;
  /** null for all that there is. */
  readonly width: CssPixels | null;
  /** Has another text be the filter. */
  readonly onReplace: (text: string) => void;
  readonly onRemove: () => void;
}

/** A line or two below the box; takes no room while it has nothing to say. */
export function FilterNote(props: FilterNoteProps) {
  const { id, filter, hints, hasFocus, finding, figures, traceId, width, onReplace, onRemove } = props;
  const { matches, hasLeftSubtree } = filter;
  const problems = useRested(filter.problems);
  const isNone = matches?.count === 0 && matches.isComplete;
  const unread = matches?.problem ? `Not all could be looked at. ${matches.problem}` : '';
  const sentence = unread || (isNone ? noneSentence(filter, traceId) : '');
  const hasMore = sentence !== '' || finding !== null || hasLeftSubtree || hints.length > 0 || figures !== '';
  const hasNote = hasMore || (hasFocus && problems.length > 0);
  return (
    <div
      className={
        hasNote
          ? 'absolute top-full left-0 z-10 w-full group-has-aria-expanded/filter:invisible rounded-b-md border-line2 border-b bg-surface px-4 py-1 shadow-lg max-sm:px-3'
          : undefined
      }
      style={{ maxWidth: width ?? undefined }}
    >
      <div id={id} className={isNone ? 'contents' : undefined}>
        {eachSentence(problems).map((why) => (
          <p key={why} className={hasFocus ? 'wrap-anywhere' : 'sr-only'} title={why}>
            {why}
          </p>
        ))}
        {hasLeftSubtree && <p className="truncate text-ink2">{OUTSIDE_SAYS}</p>}
        {sentence !== '' ? <span>{sentence} </span> : finding !== null && <Where finding={finding} />}
        {hints.map((hint) => (
          <Hint key={hint.start} hint={hint} text={filter.text} onReplace={onReplace} />
        ))}
        {figures !== '' && <p className="truncate text-ink2">{figures}</p>}
      </div>
      {isNone && <TextButton onClick={onRemove}>Remove the filter</TextButton>}
    </div>
  );
}

interface HintProps {
  readonly hint: FilterHint;
  readonly text: string;
  readonly onReplace: (text: string) => void;
}

function Hint({ hint: { start, end, sentence, offer }, text, onReplace }: HintProps) {
  return (
    <p className="flex flex-wrap gap-x-1">
      <span className="max-w-full wrap-anywhere">{sentence}</span>
      {offer !== null && (
        <TextButton
          className="line-clamp-3 max-w-full wrap-anywhere text-left"
          onClick={() => onReplace(text.slice(0, start) + offer.insert + text.slice(end))}
        >
          {offer.label}
        </TextButton>
      )}
    </p>
  );
}

/** So many characters before what was found, and behind it at most. */
const BEFORE = 24;
const BEHIND = 200;

function Where({ finding: { place, text, stretch } }: { readonly finding: Finding }) {
  const from = Math.max(0, stretch.from - BEFORE);
  return (
    <p className="truncate text-ink2">
      in <bdi className="text-ink">{place}</bdi>:{' '}
      <bdi>
        {from > 0 && '…'}
        {text.slice(from, stretch.from)}
        <mark className="bg-accent/25 text-ink underline decoration-2 decoration-accent">
          {text.slice(stretch.from, stretch.to)}
        </mark>
        {text.slice(stretch.to, stretch.to + BEHIND)}
      </bdi>
    </p>
  );
}

function noneSentence({ plain: words, isPlain, hasPattern }: Filter, traceId: string): string {
  if (!isPlain) return 'No span matches.';
  if (hasPattern) return 'No span has this in its name, service, attribute values, events or status message.';
  if (words.length === 1 && words[0].replaceAll('-', '').toLowerCase() === traceId)
    return 'This is the trace’s own id.';
  const what = words.length > 1 ? 'No span has all of these words' : 'No span has this';
  return `${what} in its name, service, id, attribute values, events or status message.`;
}

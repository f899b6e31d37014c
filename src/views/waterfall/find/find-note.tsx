import { OUTSIDE_SAYS } from '../go-to.ts';
import type { CssPixels } from '../viewport.ts';
import type { Find } from './use-find.ts';
import type { Finding } from './where-found.ts';

interface FindNoteProps {
  readonly id: string;
  readonly find: Find;
  /** Where the current hit was found, if its row does not show it. */
  readonly finding: Finding | null;
  readonly traceId: string;
  /** null for all that there is. */
  readonly width: CssPixels | null;
}

/** A line below the field; takes no room while it has nothing to say. */
export function FindNote({ id, find, finding, traceId, width }: FindNoteProps) {
  const { found, words, hasLeftSubtree } = find;
  const isNone = found?.count === 0 && found.isComplete;
  const problem = found?.problem ? `Attribute values could not be searched. ${found.problem}` : null;
  const sentence = problem ?? (isNone ? noneSentence(words, traceId) : '');
  const hasNote = sentence !== '' || finding !== null || hasLeftSubtree;
  return (
    <div
      id={id}
      className={
        hasNote
          ? 'absolute top-full left-0 z-10 w-full border-line border-b bg-surface px-4 py-1 max-sm:px-3'
          : undefined
      }
      style={{ maxWidth: width ?? undefined }}
    >
      {hasLeftSubtree && <p className="truncate text-ink2">{OUTSIDE_SAYS}</p>}
      {sentence !== '' ? sentence : finding !== null && <Where finding={finding} />}
    </div>
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

function noneSentence(words: readonly string[], traceId: string): string {
  if (words.length === 1 && words[0].replaceAll('-', '').toLowerCase() === traceId)
    return 'This is the trace’s own id.';
  const what = words.length > 1 ? 'No span has all of these words' : 'No span has this';
  return `${what} in its name, service, id, attribute values, events or status message.`;
}

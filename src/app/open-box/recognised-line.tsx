import { listed } from '../../lib/listed.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { askForBackend } from '../dialogs.tsx';
import type { SourceFields } from '../url-state.ts';
import type { OpenBoxState } from './use-open-box.ts';

/** More names make no sentence. */
const MOST_NAMES = 4;

export interface RecognisedLineProps {
  readonly box: OpenBoxState;
  readonly listId: string;
}

/** What the box recognised, before Enter: what it is, and where it can be opened from. */
export function RecognisedLine({ box, listId }: RecognisedLineProps) {
  const { recognised } = box;
  if (recognised.kind === 'empty') return null;
  if (recognised.kind === 'unknown') return <span className="text-ink2">{recognised.why}</span>;
  return (
    <>
      <strong className="font-semibold text-accent">{recognised.what}</strong>
      {recognised.kind === 'document' && <span className="text-ink2">opens in this browser</span>}
      {recognised.kind === 'ids' || recognised.kind === 'search' ? (
        <Choices box={box} listId={listId} />
      ) : (
        <KeyCap>Enter</KeyCap>
      )}
    </>
  );
}

function Choices({ box, listId }: RecognisedLineProps) {
  const isSearch = box.recognised.kind === 'search';
  if (box.choices.length === 0 && box.isLookingUp) return null;
  if (box.choices.length === 0) {
    return (
      <span className="text-ink2">
        No backend to ask. <TextButton onClick={() => askForBackend()}>Add a backend</TextButton>
      </span>
    );
  }
  return (
    <div role="listbox" id={listId} aria-label="Open from" className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {box.choices.map((place, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field that controls the list has the keys
        <div
          key={`${place.backend} ${place.example}`}
          role="option"
          id={`${listId}-${i}`}
          aria-selected={i === box.active}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => box.open(place)}
          className="flex cursor-pointer items-center gap-1.5 text-ink2"
        >
          <span className="whitespace-nowrap">{leadWords(i === 0, isSearch, place)}</span>
          <span className="text-ink underline decoration-line2 underline-offset-2">
            {place.backend || place.example || wordsForAll(box)}
          </span>
          {i === box.active && (
            <span aria-hidden>
              <KeyCap>Enter</KeyCap>
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

/** All are asked at once. */
function wordsForAll({ choices }: OpenBoxState): string {
  const names = choices.map(({ backend }) => backend).filter((name) => name !== '');
  return names.length > MOST_NAMES
    ? `whichever of ${names.length} backends has it`
    : `whichever of ${listed(names)} has it`;
}

function leadWords(isFirst: boolean, isSearch: boolean, { example }: SourceFields): string {
  if (isSearch) return isFirst ? 'searches' : 'or';
  return `${isFirst ? 'opens' : 'or'} ${example === '' ? 'from' : 'the example'}`;
}

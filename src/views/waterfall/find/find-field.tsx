import { ArrowDown, ArrowUp, LoaderCircle, Search, X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { groupDigits } from '../../../lib/counted.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import type { Find } from './use-find.ts';

interface FindFieldProps {
  readonly find: Find;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly noteId: string;
  /** Opened by a button over the other tools: it can be closed while nothing is searched for. */
  readonly isOverlay: boolean;
  readonly onFocusChange: (hasFocus: boolean) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/** The field, how many hits there are and which one is shown, and the ways to the next. */
export function FindField({ find, field, noteId, isOverlay, onFocusChange, onStep, onClose }: FindFieldProps) {
  const { text, setText, found } = find;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (step !== 0) onStep(step);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };
  const hasHits = found !== null && found.count > 0;
  return (
    <div className="flex min-w-0 flex-1 items-center gap-0.5">
      <div className="flex h-[26px] min-w-0 flex-1 items-center gap-1.5 rounded border border-line2 bg-bg px-1.5 focus-within:outline-2 focus-within:outline-accent pointer-coarse:h-9">
        <Search size={13} aria-hidden="true" className="shrink-0 text-ink3" />
        <input
          ref={field}
          type="search"
          aria-label="Find in trace"
          aria-describedby={noteId}
          placeholder="Find in trace"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onFocus={() => onFocusChange(true)}
          onBlur={() => onFocusChange(false)}
          className="h-full min-w-0 flex-1 bg-transparent text-ink outline-none placeholder:text-ink3 [&::-webkit-search-cancel-button]:hidden"
        />
        {found === null ? <ShortcutHint /> : <Count find={find} />}
      </div>
      {found !== null && (
        <>
          <IconButton label="Previous match" disabled={!hasHits} onClick={() => onStep(-1)}>
            <ArrowUp size={14} aria-hidden="true" />
          </IconButton>
          <IconButton label="Next match" disabled={!hasHits} onClick={() => onStep(1)}>
            <ArrowDown size={14} aria-hidden="true" />
          </IconButton>
        </>
      )}
      {(found !== null || isOverlay) && (
        <IconButton label="End the search" onClick={onClose}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}

/** `3 of 128`, and whether more may come. */
function Count({ find: { found, rank } }: { readonly find: Find }) {
  if (found === null) return null;
  const { count, isComplete } = found;
  return (
    <span className="flex shrink-0 items-center gap-1 text-ink2">
      {!isComplete && (
        <LoaderCircle size={12} role="img" aria-label="Still searching" className="animate-spin text-ink3" />
      )}
      {count > 0 && (rank > 0 ? `${groupDigits(rank)} of ${groupDigits(count)}` : groupDigits(count))}
      {count === 0 && isComplete && 'None'}
    </span>
  );
}

function ShortcutHint() {
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  return (
    <span aria-hidden="true" className="pointer-coarse:hidden">
      <KeyCap>{isMac ? '⌘F' : 'Ctrl F'}</KeyCap>
    </span>
  );
}

function stepOf({ key, shiftKey }: KeyboardEvent): 1 | -1 | 0 {
  if (key === 'Enter') return shiftKey ? -1 : 1;
  if (key === 'ArrowDown') return 1;
  return key === 'ArrowUp' ? -1 : 0;
}

import { ArrowDown, ArrowUp, ListFilter, LoaderCircle, Search, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import { groupDigits } from '../../../lib/counted.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import type { FullModel } from '../full-model.ts';
import { CompletionList } from './completion-list.tsx';
import { ProblemMarks } from './problem-marks.tsx';
import { rememberFilter } from './recent-filters.ts';
import { useCompletionList } from './use-completion-list.ts';
import type { Filter } from './use-filter.ts';
import { useRested } from './use-rested.ts';

interface FilterFieldProps {
  readonly model: FullModel;
  readonly filter: Filter;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly noteId: string;
  /** Opened by a button over the other tools: it can be closed while nothing is asked for. */
  readonly isOverlay: boolean;
  readonly onFocusChange: (hasFocus: boolean) => void;
  readonly onStep: (by: 1 | -1) => void;
  /** Removes the filter. */
  readonly onClose: () => void;
  /** Goes back to the rows; the filter stays. */
  readonly onLeave: () => void;
}

/** The box, how many matches there are and which one is shown, and the ways to the next. */
export function FilterField(props: FilterFieldProps) {
  const { model, filter, field, noteId, isOverlay, onFocusChange, onStep, onClose, onLeave } = props;
  const { text, type, matches, mode, problems } = filter;
  const listId = useId();
  const [hasFocus, setFocus] = useState(false);
  const list = useCompletionList(model, filter, field, hasFocus);
  const rested = useRested(problems);
  // Who still types a term is not told that it is none; one that is behind them is done.
  const marked = hasFocus && rested !== problems ? problems.filter(({ end }) => end < text.length) : problems;
  const marks = useRef<HTMLDivElement>(null);
  const alignMarks = () => {
    if (marks.current && field.current) marks.current.scrollLeft = field.current.scrollLeft;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isBack = event.key === 'Tab' && event.shiftKey;
    if (!isBack && list.onKey(event.key)) return event.preventDefault();
    const step = stepOf(event);
    if (step !== 0) {
      list.close();
      rememberFilter(text);
      filter.commit();
      onStep(step);
    } else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };
  const focusChanges = (has: boolean) => {
    setFocus(has);
    onFocusChange(has);
    if (has) list.open();
    else {
      filter.commit();
      if ((matches?.count ?? 0) > 0) rememberFilter(text);
    }
  };
  const hasMatches = matches !== null && matches.count > 0;
  return (
    <div className="relative flex min-w-0 flex-1 items-center gap-0.5">
      <div className="flex h-[26px] min-w-0 flex-1 items-center gap-1.5 rounded border border-line2 bg-bg px-1.5 focus-within:outline-2 focus-within:outline-accent pointer-coarse:h-9">
        <Search size={13} aria-hidden="true" className="shrink-0 text-ink3" />
        <div className="relative h-full min-w-0 flex-1">
          <ProblemMarks text={text} problems={marked} scroller={marks} onChanged={alignMarks} />
          <input
            ref={field}
            type="text"
            role="combobox"
            aria-label="Filter spans"
            aria-autocomplete="list"
            aria-expanded={list.isOpen}
            aria-controls={listId}
            aria-activedescendant={list.active < 0 ? undefined : `${listId}-${list.active}`}
            aria-describedby={noteId}
            aria-invalid={marked.length > 0}
            title={marked.map(({ sentence }) => sentence).join('\n') || (hasFocus ? undefined : text)}
            placeholder="Filter spans"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="next"
            value={text}
            onChange={(event) => {
              list.onTyped(event.target.selectionStart ?? event.target.value.length);
              type(event.target.value);
            }}
            onSelect={(event) => list.onCaret(event.currentTarget.selectionStart ?? text.length)}
            onScroll={alignMarks}
            onKeyDown={onKeyDown}
            onClick={list.open}
            onFocus={() => focusChanges(true)}
            onBlur={() => focusChanges(false)}
            className="relative block size-full bg-transparent text-ink outline-none placeholder:text-ink3"
          />
        </div>
        {matches === null ? text === '' && <ShortcutHint /> : <Count filter={filter} />}
      </div>
      <div
        role="none"
        className="contents"
        // The box is wide while it has the focus: without it these would move away from under the pointer.
        onMouseDown={(event) => {
          event.preventDefault();
          list.close();
        }}
      >
        {text !== '' && (
          <>
            <IconButton label="Previous match" disabled={!hasMatches} onClick={() => onStep(-1)}>
              <ArrowUp size={14} aria-hidden="true" />
            </IconButton>
            <IconButton label="Next match" disabled={!hasMatches} onClick={() => onStep(1)}>
              <ArrowDown size={14} aria-hidden="true" />
            </IconButton>
            <IconButton
              label="Only matches"
              title="Only matches and what is above them (M)"
              aria-pressed={mode === 'only'}
              onClick={filter.toggleMode}
              className={mode === 'only' ? 'bg-accent-bg! text-accent! outline outline-accent -outline-offset-1' : ''}
            >
              <ListFilter size={14} aria-hidden="true" />
            </IconButton>
          </>
        )}
        {(text !== '' || isOverlay) && (
          <IconButton label="Remove the filter" onClick={onClose}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <CompletionList id={listId} list={list} hasHelp={text === ''} problems={problems} />
    </div>
  );
}

/** `3 of 128`, and whether more may come. */
function Count({ filter: { matches, rank } }: { readonly filter: Filter }) {
  if (matches === null) return null;
  const { count, isComplete } = matches;
  return (
    <span className="flex shrink-0 items-center gap-1 text-ink2">
      {!isComplete && (
        <LoaderCircle size={12} role="img" aria-label="Still looking" className="animate-spin text-ink3" />
      )}
      {rank > 0 ? `${groupDigits(rank)} of ${groupDigits(count)}` : (count > 0 || isComplete) && groupDigits(count)}
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

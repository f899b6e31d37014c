import { type MouseEvent, memo, useEffect, useRef } from 'react';
import type { FilterProblem } from '../../../analysis/filter/filter-expression.ts';
import { shortText } from '../short-text.ts';
import { FilterHelp } from './filter-help.tsx';
import type { CompletionEntries, ListEntry } from './use-completion-list.ts';
import { useRested } from './use-rested.ts';

interface CompletionListProps {
  readonly id: string;
  readonly list: CompletionEntries;
  /** Nothing is typed yet: what can be is told. */
  readonly hasHelp: boolean;
  readonly problems: readonly FilterProblem[];
}

/** What may be typed next, below the box, and in an empty one how to ask. */
export function CompletionList({ id, list, hasHelp, problems }: CompletionListProps) {
  const { isOpen, entries, active, take } = list;
  const box = useRef<HTMLDivElement>(null);
  const told = useRested(problems);
  // One for all, so that what is typed goes through those lines again that are others.
  const onClick = ({ target }: MouseEvent) => {
    const line = target instanceof Element ? target.closest('[role=option]') : null;
    const index = line === null ? -1 : Array.from(box.current?.children ?? []).indexOf(line);
    if (index >= 0) take(entries[index]);
  };
  useEffect(() => {
    if (active >= 0) box.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      hidden={!isOpen}
      className="absolute top-full left-0 z-30 mt-1 flex max-h-[min(420px,60vh)] w-full min-w-[min(380px,calc(100vw-24px))] flex-col rounded border border-line2 bg-bg shadow-lg hidden:hidden"
    >
      {isOpen && told.length > 0 && (
        // The note below the box says the same, to screen readers too; the list covers it.
        <div aria-hidden className="shrink-0 border-line border-b bg-surface px-2.5 py-1.5">
          {eachSentence(told).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box that controls the list has the keys */}
      <div
        ref={box}
        id={id}
        role="listbox"
        aria-label="What may be typed"
        // What scrolls is a stop of its own else, and is gone when it is reached: the list closes.
        tabIndex={-1}
        className="min-h-0 overflow-y-auto py-1"
        onClick={onClick}
      >
        {entries.map((entry, i) => (
          <Entry
            key={`${entry.type} ${entry.label} ${entry.insert}`}
            id={`${id}-${i}`}
            label={entry.label}
            note={entry.note}
            isActive={i === active}
          />
        ))}
      </div>
      {isOpen && hasHelp && <FilterHelp />}
    </div>
  );
}

/** Several parentheses may lack the same. */
export function eachSentence(problems: readonly FilterProblem[]): readonly string[] {
  return [...new Set(problems.map(({ sentence }) => sentence))];
}

interface EntryProps {
  readonly id: string;
  readonly label: ListEntry['label'];
  readonly note: ListEntry['note'];
  readonly isActive: boolean;
}

const Entry = memo(function Entry({ id, label, note, isActive }: EntryProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      className={`flex min-h-6 cursor-pointer items-center gap-3 px-2.5 pointer-coarse:min-h-9 ${isActive ? 'bg-accent-bg shadow-[inset_2px_0_0_var(--lp-accent)]' : 'hover:bg-hover'}`}
      // Else the box would lose the focus, and the list go before the click.
      onMouseDown={(event) => event.preventDefault()}
    >
      <bdi className="min-w-0 flex-1 truncate text-ink">{shortText(label, 200)}</bdi>
      {note !== '' && <span className="max-w-[55%] shrink-0 truncate text-ink3">{note}</span>}
    </div>
  );
});

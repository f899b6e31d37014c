import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Completion } from '../../../analysis/filter/complete-filter.ts';
import { useStored } from '../../../ui/use-stored.ts';
import type { FullModel } from '../full-model.ts';
import { recentFilters } from './recent-filters.ts';
import { useCompletions } from './use-completions.ts';
import type { Filter } from './use-filter.ts';

/** An entry of the list: something to go on with, or a filter of before. */
export type ListEntry = Omit<Completion, 'type'> & { readonly type: Completion['type'] | 'recent' };

/** What may be typed next, below the box. */
export interface CompletionEntries {
  readonly isOpen: boolean;
  readonly entries: readonly ListEntry[];
  /** The entry that keys have chosen; -1 for none. */
  readonly active: number;
  readonly open: () => void;
  readonly close: () => void;
  readonly take: (entry: ListEntry) => void;
  readonly onTyped: (caret: number) => void;
  readonly onCaret: (caret: number) => void;
  /** Returns whether the key was the list's. */
  readonly onKey: (key: string) => boolean;
}

/** Returns the list of what may be typed next at the caret. */
export function useCompletionList(
  model: FullModel,
  { text, type }: Filter,
  field: RefObject<HTMLInputElement | null>,
  hasFocus: boolean,
): CompletionEntries {
  const [isWanted, setWanted] = useState(false);
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(-1);
  const recent = useStored(recentFilters);
  const completions = useCompletions(model.trace, model.readers, text, caret, isWanted && hasFocus);
  const entries: readonly ListEntry[] =
    text === '' && isWanted && hasFocus ? [...recent.map(recentEntry), ...completions.entries] : completions.entries;
  const isOpen = isWanted && hasFocus && entries.length > 0;
  const nextCaret = useRef(-1);
  useLayoutEffect(() => {
    if (nextCaret.current >= 0) field.current?.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = -1;
  });
  const choose = (wanted: boolean) => {
    setWanted(wanted);
    setActive(-1);
  };
  const take = (entry: ListEntry) => {
    const { start, insert, type: kind } = entry;
    const end = kind === 'recent' || completions.of === text ? entry.end : endAfter(completions.of, text, entry);
    if (end < 0) return;
    nextCaret.current = start + insert.length;
    setCaret(nextCaret.current);
    choose(kind !== 'recent');
    type(text.slice(0, start) + insert + text.slice(end));
  };
  const onKey = (key: string): boolean => {
    if (!isOpen) return false;
    if (key === 'ArrowDown') setActive(active + 1 >= entries.length ? -1 : active + 1);
    else if (key === 'ArrowUp') setActive(active < 0 ? entries.length - 1 : active - 1);
    else if (key === 'Escape') choose(false);
    else if ((key === 'Enter' || key === 'Tab') && active >= 0) take(entries[active]);
    else if (key === 'Tab' && text !== '' && entries.length === 1) take(entries[0]);
    else return false;
    return true;
  };
  return {
    isOpen,
    entries,
    active: isOpen ? Math.min(active, entries.length - 1) : -1,
    open: () => choose(true),
    close: () => choose(false),
    take,
    onTyped: (at) => {
      setCaret(at);
      choose(true);
    },
    onCaret: setCaret,
    onKey,
  };
}

/**
 * Returns where in `text` an entry ends that is for what it was a moment ago: it still fits if what was typed since goes
 * on with it. -1 if it does not.
 */
function endAfter(before: string, text: string, { start, end, insert }: ListEntry): number {
  const typed = text.length - before.length;
  const isGoneOn = typed > 0 && text.startsWith(before.slice(0, end)) && text.endsWith(before.slice(end));
  const begun = text.slice(start, end + typed).toLowerCase();
  return isGoneOn && insert.toLowerCase().startsWith(begun) ? end + typed : -1;
}

function recentEntry(text: string): ListEntry {
  return { start: 0, end: 0, insert: text, label: text, note: 'used before', type: 'recent' };
}

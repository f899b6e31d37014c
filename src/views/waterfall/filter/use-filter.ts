import { useEffect, useMemo, useRef } from 'react';
import type { FilterProblem } from '../../../analysis/filter/filter-expression.ts';
import { hasPattern } from '../../../analysis/filter/patterns.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import { type Matches, picksOf, type TracePicks } from '../../trace-picks.ts';
import { usePick } from '../../use-pick.ts';
import type { FullModel } from '../full-model.ts';
import { isOutsideSubtree } from '../subtree.ts';
import { revealActive, tellRows } from '../use-follow.ts';
import { chooseRows } from './chosen-rows.ts';
import { type FilterWords, filterWords, isPlain, plainWords } from './filter-words.ts';
import { hitAfter, hitBefore, rankAmong } from './steps-through-matches.ts';
import { useFilterLook } from './use-filter-look.ts';
import { type FirstMatch, goToMatch, useFirstMatch } from './use-first-match.ts';
import { useHasLeft } from './use-has-left.ts';
import { useMatches } from './use-matches.ts';
import { useParsed } from './use-parsed.ts';

/** The filter of a trace. */
export interface Filter {
  readonly text: string;
  /** As somebody types it. */
  readonly type: (text: string) => void;
  /** Takes the filter away, and shows all rows. */
  readonly end: () => void;
  /** What is typed is meant by now: from here on going back takes it back. */
  readonly commit: () => void;
  readonly mode: TracePicks['filterMode'];
  /** Has matches and what is above them be the only rows, or shows all rows again. */
  readonly toggleMode: () => void;
  readonly problems: readonly FilterProblem[];
  /** What may stand in names of what matches. */
  readonly words: FilterWords;
  /** What stands somewhere in all that matches. */
  readonly plain: readonly string[];
  /** Nothing but words are asked for. */
  readonly isPlain: boolean;
  /** A regular expression is asked for. */
  readonly hasPattern: boolean;
  /** null while nothing is asked for. */
  readonly matches: Matches | null;
  /** The match that is shown: the row that keys act on, if it is one; else -1. */
  readonly current: SpanIndex;
  /** The place of `current` among the matches, from 1 on; 0 for none. */
  readonly rank: number;
  /** A match that was gone to is not in the subtree that was shown, so that all rows are now. */
  readonly hasLeftSubtree: boolean;
  /** Goes to the next or previous match from the row that keys act on; returns it, -1 if there are none. */
  readonly step: (by: 1 | -1) => SpanIndex;
}

/** Filters while a filter is typed; once that rests, the first match from the present row on is gone to. */
export function useFilter(model: FullModel): Filter {
  const { trace, tree } = model;
  const picks = picksOf(trace);
  const text = usePick(trace, 'filter');
  const mode = usePick(trace, 'filterMode');
  const matches = usePick(trace, 'matches');
  const parsed = useParsed(text);
  const { expression, problems } = parsed;
  const commit = useFilterLook(model);
  useMatches(model, text, parsed);
  const words = useMemo(() => filterWords(expression), [expression]);
  const plain = useMemo(() => plainWords(expression), [expression]);
  const leaving = useHasLeft(text === '');
  const first = useFirstMatch(model, matches, leaving.note);

  const current = matches?.spans.has(tree.active) ? tree.active : -1;
  const rank = matches === null || current < 0 ? 0 : rankAmong(matches.spans, current);
  const goBack = useWayBack(model, text !== '', first);
  const type = (next: string) => {
    if (next === '' && current < 0) goBack();
    first.typed();
    picks.change({ filter: next, isTyped: true });
  };
  const end = () => {
    if (current < 0) goBack();
    picks.change({ filter: '', filterMode: 'highlight', isTyped: false });
  };
  const step = (by: 1 | -1) => {
    if (matches === null) return -1;
    // Who is quicker than it is gone to goes to the first one, not past it; a row that matches is the first already.
    const from = first.isDue(matches) && current < 0 ? tree.active - 1 : tree.active;
    const to = by > 0 ? hitAfter(matches.spans, from) : hitBefore(matches.spans, tree.active);
    first.settle(matches);
    leaving.set(to >= 0 && isOutsideSubtree(model, to));
    if (to >= 0) goToMatch(model, to);
    return to;
  };
  const toggleMode = () => {
    picks.change({ filterMode: mode === 'only' ? 'highlight' : 'only', kept: null });
    chooseRows(model);
    model.follow(tellRows);
  };
  const hasLeftSubtree = leaving.has && current >= 0 && tree.root < 0;
  return {
    text,
    type,
    end,
    commit,
    mode,
    toggleMode,
    problems,
    words,
    plain,
    isPlain: isPlain(expression),
    hasPattern: hasPattern(expression),
    matches,
    current,
    rank,
    hasLeftSubtree,
    step,
  };
}

/**
 * Returns how to bring somebody back to where they were before they typed: to call when what they typed in the end is
 * found nowhere, since the row that they are at is one that its beginning found. Whoever went elsewhere stays there.
 */
function useWayBack({ trace, tree, selected, follow }: FullModel, isFiltering: boolean, first: FirstMatch): () => void {
  const before = useRef({ trace, active: tree.active, selected });
  useEffect(() => {
    if (!isFiltering) before.current = { trace, active: tree.active, selected };
  });
  return () => {
    const { active } = before.current;
    const isElsewhere = selected !== before.current.selected || tree.active !== first.shown();
    if (before.current.trace !== trace || isElsewhere || tree.active === active) return;
    tree.setActive(active);
    follow(revealActive);
  };
}

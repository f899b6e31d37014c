import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { searchWords } from '../../../analysis/filter/search-words.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import type { FullModel } from '../full-model.ts';
import { goTo } from '../go-to.ts';
import { isOutsideSubtree } from '../subtree.ts';
import { revealActive } from '../use-follow.ts';
import { showBar } from './show-bar.ts';
import { firstHit, hitAfter, hitBefore, rankAmong } from './steps-through-hits.ts';
import { useFindLit } from './use-find-lit.ts';
import { type Found, useFound } from './use-found.ts';

/** A search within the trace. */
export interface Find {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly words: readonly string[];
  /** null while nothing is searched for. */
  readonly found: Found | null;
  /** The hit that is shown: the row that keys act on, if it is one; else -1. */
  readonly current: SpanIndex;
  /** The place of `current` among the hits, from 1 on; 0 for none. */
  readonly rank: number;
  /** A hit that was gone to is not in the subtree that was shown, so that all rows are now. */
  readonly hasLeftSubtree: boolean;
  /** Goes to the next or previous hit from the row that keys act on; returns it, -1 if there are none. */
  readonly step: (by: 1 | -1) => SpanIndex;
}

/** Searches while words are typed: the first hit from the present row on is gone to as soon as it is known. */
export function useFind(model: FullModel): Find {
  const { trace, readers, tree } = model;
  const [text, setText] = useState('');
  const words = useMemo(() => searchWords(text), [text]);
  const found = useFound(trace, readers, words);
  useFindLit(model, found);
  const [hasLeft, setHasLeft] = useState(false);
  const showFirst = useCallback((now: FullModel, span: SpanIndex) => {
    // The next letter finds the same hit, with all rows shown by then.
    setHasLeft((hadLeft) => hadLeft || isOutsideSubtree(now, span));
    goToHit(now, span);
  }, []);
  useFirstHit(model, found, showFirst);

  const current = found?.spans.has(tree.active) ? tree.active : -1;
  const rank = found === null || current < 0 ? 0 : rankAmong(found.spans, current);
  const goBack = useWayBack(model, text !== '');
  const change = (next: string) => {
    if (next === '') setHasLeft(false);
    if (next === '' && current < 0) goBack();
    setText(next);
  };
  const step = (by: 1 | -1) => {
    if (found === null) return -1;
    const to = by > 0 ? hitAfter(found.spans, tree.active) : hitBefore(found.spans, tree.active);
    setHasLeft(to >= 0 && isOutsideSubtree(model, to));
    if (to >= 0) goToHit(model, to);
    return to;
  };
  const hasLeftSubtree = hasLeft && current >= 0 && tree.root < 0;
  return { text, setText: change, words, found, current, rank, hasLeftSubtree, step };
}

/**
 * Returns how to bring somebody back to where they were before they searched: to call when what they typed in the end is
 * found nowhere, since the row that they are at is one that its beginning found. Whoever went elsewhere stays there.
 */
function useWayBack({ trace, tree, selected, onSelect, follow }: FullModel, isSearching: boolean): () => void {
  const before = useRef({ trace, active: tree.active, selected });
  useEffect(() => {
    if (!isSearching) before.current = { trace, active: tree.active, selected };
  });
  return () => {
    const { active } = before.current;
    if (before.current.trace !== trace || tree.active !== selected || tree.active === active) return;
    onSelect(before.current.selected);
    tree.setActive(active);
    follow(revealActive);
  };
}

/** Goes there once for each words: somebody who goes elsewhere meanwhile is not called back. */
function useFirstHit(model: FullModel, found: Found | null, show: (model: FullModel, span: SpanIndex) => void): void {
  const latest = useRef(model);
  const shownFor = useRef<Found['words'] | null>(null);
  useEffect(() => {
    latest.current = model;
  });
  useEffect(() => {
    if (found === null || shownFor.current === found.words) return;
    const hit = firstHit(found, latest.current.tree.active);
    if (hit < 0) return;
    shownFor.current = found.words;
    show(latest.current, hit);
  }, [found, show]);
}

function goToHit(model: FullModel, span: SpanIndex): void {
  goTo(model, span);
  const { start, end } = model.trace;
  model.store.change((viewport) => showBar(viewport, start[span], end[span]));
}

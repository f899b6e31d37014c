import { useCallback, useEffect, useState } from 'react';
import { counted } from '../../lib/counted.ts';
import { announce } from '../../ui/announce.ts';
import { rowOf } from './rows.ts';
import type { Tree } from './use-tree.ts';
import { revealRow, type ViewportChange } from './viewport.ts';
import type { ViewportStore } from './viewport-store.ts';

export type Follow = (change: (tree: Tree) => ViewportChange) => void;

/** Returns how to have the viewport changed after the rows. */
export function useFollow(store: ViewportStore, tree: Tree): Follow {
  const [next, setNext] = useState<{ readonly change: (tree: Tree) => ViewportChange } | null>(null);
  // What is asked for in one event comes with one render, so the tree has its new rows by now.
  useEffect(() => {
    if (next === null) return;
    store.change(next.change(tree));
    setNext(null);
  }, [next, store, tree]);
  return useCallback((change) => setNext({ change }), []);
}

/** Keeps the row that keys act on in sight. */
export function revealActive({ rows, active }: Pick<Tree, 'rows' | 'active'>): ViewportChange {
  return (viewport) => revealRow(viewport, rowOf(rows, active));
}

/** As `revealActive`, and tells screen readers how many rows there are now: they see no rows come and go. */
export function tellRows(tree: Tree): ViewportChange {
  announce(counted(tree.rows.length, 'row'));
  return revealActive(tree);
}

import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { carrySet, carrySpan } from './carry-over.ts';
import { revealSpan } from './collapse.ts';
import type { OpeningLook } from './look/opening-look.ts';
import { rowOf, type VisibleRows, visibleRows } from './rows.ts';

/** What the reader has done to the tree. */
interface TreeState {
  readonly trace: SpanTable;
  readonly collapsed: SpanSet;
  /** The span whose subtree alone is shown, -1 for the whole trace. */
  readonly root: SpanIndex;
  /** The spans that alone have rows, null for all. */
  readonly only: SpanSet | null;
  /** The row that keys act on; may be hidden, the ancestor that hides it is meant then. */
  readonly active: SpanIndex;
  /** While all is as a link has it: the row that the link has selected, -1 for none. */
  readonly opened?: SpanIndex | undefined;
}

export interface Tree {
  readonly rows: VisibleRows;
  readonly collapsed: SpanSet;
  /** The span whose subtree alone is shown, -1 for the whole trace. */
  readonly root: SpanIndex;
  /** The spans that alone have rows, with all above them; null for all. */
  readonly only: SpanSet | null;
  /** The span of the row that keys act on; always one that has a row. */
  readonly active: SpanIndex;
  /** Rows stand as a link has them, and nobody has done anything to them. */
  readonly isOpened: boolean;
  readonly setCollapsed: (change: (collapsed: SpanSet) => SpanSet) => void;
  readonly setActive: (span: SpanIndex) => void;
  readonly setRoot: (span: SpanIndex) => void;
  readonly setOnly: (only: SpanSet | null) => void;
}

/**
 * Returns the rows of `trace` with what is collapsed; a trace opens expanded. A new selection is never hidden: its
 * ancestors are expanded, and a subtree or a choice of rows that it is not in is left. `opening` has the rows of a link.
 */
export function useTree(trace: SpanTable, selected: SpanIndex, opening: OpeningLook | null): Tree {
  const open = (): TreeState => ({
    trace,
    collapsed: new SpanSet(trace.length),
    root: -1,
    only: null,
    active: Math.max(0, selected),
    ...opening?.tree(trace),
  });
  const [kept, setState] = useState(open);
  // Of a trace without rows there is nothing that somebody chose.
  const isNew = kept.opened !== undefined || kept.trace.length === 0;
  const state = kept.trace === trace ? kept : isNew ? open() : carryState(kept, trace);
  if (state !== kept) setState(state);

  const { collapsed, root, only } = state;
  const rows = useMemo(() => visibleRows(trace, collapsed, root, only), [trace, collapsed, root, only]);
  const setCollapsed = useCallback((change: (collapsed: SpanSet) => SpanSet) => {
    setState((now) => ({ ...now, collapsed: change(now.collapsed), opened: undefined }));
  }, []);
  const setActive = useCallback(
    (span: SpanIndex) => setState((now) => ({ ...now, active: span, opened: undefined })),
    [],
  );
  const setRoot = useCallback((span: SpanIndex) => setState((now) => ({ ...now, root: span, opened: undefined })), []);
  const setOnly = useCallback((only: SpanSet | null) => setState((now) => ({ ...now, only })), []);

  useLayoutEffect(() => {
    if (selected < 0 || selected >= trace.length) return;
    setState((now) => (now.opened === selected ? now : revealed(now, selected)));
  }, [trace, selected]);

  const active = rows[Math.max(0, rowOf(rows, state.active))] ?? 0;
  const isOpened = state.opened !== undefined;
  return { rows, collapsed, root, only, active, isOpened, setCollapsed, setActive, setRoot, setOnly };
}

/** Returns the state itself where the span is in sight and active already, as it is after a click on its row. */
function revealed(now: TreeState, span: SpanIndex): TreeState {
  const { trace, root } = now;
  const isInside = root < 0 || (span >= root && span < trace.subtreeEnd[root]);
  const collapsed = revealSpan(trace, now.collapsed, span);
  const only = now.only?.has(span) ? now.only : null;
  const isThere = now.active === span && now.opened === undefined;
  if (isThere && isInside && collapsed === now.collapsed && only === now.only) return now;
  return { trace, collapsed, root: isInside ? root : -1, only, active: span };
}

/** More rows arrived, or the final order: what the reader chose goes with its spans. */
function carryState({ trace, collapsed, root, active }: TreeState, next: SpanTable): TreeState {
  return {
    trace: next,
    collapsed: carrySet(trace, next, collapsed),
    root: carrySpan(trace, next, root),
    only: null,
    // Whoever is at the top stays there, whichever span comes to stand first.
    active: active === 0 ? 0 : Math.max(0, carrySpan(trace, next, active)),
  };
}

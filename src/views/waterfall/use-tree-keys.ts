import { type KeyboardEvent, useCallback, useLayoutEffect, useRef } from 'react';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { expandSiblings, withCollapsed } from './collapse.ts';
import { rowOf } from './rows.ts';
import { type TreeAction, treeAction } from './tree-keys.ts';
import type { Tree } from './use-tree.ts';
import { revealRow, rowsInSight } from './viewport.ts';
import type { ViewportStore } from './viewport-store.ts';

interface TreeKeyCalls {
  readonly onSelect: (span: SpanIndex) => void;
  readonly onOpenDetails: (span: SpanIndex) => void;
  readonly onTooltip: (span: SpanIndex) => void;
}

/** Returns what to call on a key in the grid. The active row is kept in sight while keys are used. */
export function useTreeKeys(
  trace: SpanTable,
  tree: Tree,
  store: ViewportStore,
  calls: TreeKeyCalls,
): (event: KeyboardEvent<HTMLElement>) => void {
  const { rows, active } = tree;
  const follows = useRef(false);

  const reveal = useCallback(
    (span: SpanIndex) => {
      store.change((viewport) => revealRow(viewport, rowOf(rows, span)));
    },
    [store, rows],
  );

  // Expanding siblings above moves the active row, so it is looked for again once there are new rows.
  useLayoutEffect(() => {
    if (follows.current) reveal(active);
    follows.current = false;
  }, [reveal, active]);

  return (event) => {
    // Shift alone tells nothing of a character: `*` takes it on many keyboards.
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key.length > 1);
    if (event.defaultPrevented || hasModifier || trace.length === 0) return;
    const page = Math.max(1, rowsInSight(store.get()) - 1);
    const action = treeAction(event.key, { trace, rows, collapsed: tree.collapsed, active, page });
    if (action === null) return;
    event.preventDefault();
    follows.current = action.type === 'expandSiblings';
    // At either end the active row stays, and may have been scrolled out of sight by the wheel.
    if (action.type === 'go') reveal(action.span);
    act(action, trace, tree, calls);
  };
}

function act(action: TreeAction, trace: SpanTable, tree: Tree, calls: TreeKeyCalls): void {
  switch (action.type) {
    case 'go':
      tree.setActive(action.span);
      break;
    case 'collapse':
    case 'expand':
      tree.setCollapsed((collapsed) => withCollapsed(collapsed, action.span, action.type === 'collapse'));
      break;
    case 'expandSiblings':
      tree.setCollapsed((collapsed) => expandSiblings(trace, collapsed, action.span));
      break;
    case 'select':
      calls.onSelect(action.span);
      break;
    case 'openDetails':
      calls.onOpenDetails(action.span);
      break;
    case 'tooltip':
      calls.onTooltip(action.span);
      break;
    case 'nothing':
      break;
  }
}

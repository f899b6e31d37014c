import type { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { isParent, rowOf, type VisibleRows } from './rows.ts';

/** What a key does to the rows. */
export type TreeAction =
  | { readonly type: 'go'; readonly span: SpanIndex }
  | {
      readonly type: 'collapse' | 'expand' | 'expandSiblings' | 'select' | 'openDetails' | 'tooltip';
      readonly span: SpanIndex;
    }
  /** The key belongs to the tree and has nothing to do here: left on a root, say. */
  | { readonly type: 'nothing' };

export interface TreeKeyState {
  readonly trace: SpanTable;
  readonly rows: VisibleRows;
  readonly collapsed: SpanSet;
  /** The active row's span; it has a row. */
  readonly active: SpanIndex;
  /** Rows that a Page key moves by. */
  readonly page: number;
}

/**
 * Returns what `key`, without modifiers, does in the tree grid; null for a key that is not the tree's. Rows have the
 * focus, as in WAI-ARIA's tree grid pattern with focus on rows.
 */
export function treeAction(key: string, state: TreeKeyState): TreeAction | null {
  const { rows, active, page } = state;
  const row = rowOf(rows, active);
  switch (key) {
    case 'ArrowDown':
      return goTo(rows, row + 1);
    case 'ArrowUp':
      return goTo(rows, row - 1);
    case 'PageDown':
      return goTo(rows, row + page);
    case 'PageUp':
      return goTo(rows, row - page);
    case 'Home':
      return goTo(rows, 0);
    case 'End':
      return goTo(rows, rows.length - 1);
    case 'ArrowRight':
      return inwards(state);
    case 'ArrowLeft':
      return outwards(state);
    default:
      return ownKey(key, active);
  }
}

function ownKey(key: string, span: SpanIndex): TreeAction | null {
  switch (key) {
    case 'Enter':
      return { type: 'openDetails', span };
    case ' ':
      return { type: 'select', span };
    case '*':
      return { type: 'expandSiblings', span };
    case 'i':
      return { type: 'tooltip', span };
    default:
      return null;
  }
}

function goTo(rows: VisibleRows, row: number): TreeAction {
  return { type: 'go', span: rows[Math.max(0, Math.min(rows.length - 1, row))] };
}

function inwards({ trace, collapsed, active }: TreeKeyState): TreeAction {
  if (!isParent(trace, active)) return { type: 'nothing' };
  return collapsed.has(active) ? { type: 'expand', span: active } : { type: 'go', span: active + 1 };
}

function outwards({ trace, collapsed, active }: TreeKeyState): TreeAction {
  if (isParent(trace, active) && !collapsed.has(active)) return { type: 'collapse', span: active };
  const parent = trace.parent[active];
  return parent < 0 ? { type: 'nothing' } : { type: 'go', span: parent };
}

import { SpanSet } from '../../../trace/span-set.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import { collapseAll } from '../collapse.ts';
import {
  collapseShorter,
  collapseSiblings,
  collapseSubtree,
  collapseToLevel,
  collapseWithoutErrors,
  expandSubtree,
} from '../collapse-by.ts';
import type { FullModel } from '../full-model.ts';
import { isParent } from '../rows.ts';
import { tellRows } from '../use-follow.ts';
import type { CommandGroup } from './command.ts';

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Many rows at once; the row that keys act on stays in sight. */
export const COLLAPSING: CommandGroup = {
  title: 'Collapse and expand',
  commands: [
    { keys: ['c'], title: 'Collapse all', run: by((trace) => collapseAll(trace)) },
    { keys: ['x'], title: 'Expand all', run: by((trace) => new SpanSet(trace.length)) },
    { keys: ['C'], title: 'Collapse the row and its siblings', run: by(collapseSiblings) },
    { keys: ['b'], title: 'Expand all below the row', isOffered, run: by(expandSubtree) },
    { keys: ['B'], title: 'Collapse all below the row', isOffered, run: by(collapseSubtree) },
    { keys: ['h'], title: 'Collapse what holds no error', run: by((trace) => collapseWithoutErrors(trace)) },
    { keys: ['%'], title: 'Collapse what is shorter than 1 % of the trace', run: by(withoutShort) },
    ...LEVELS.map((levels) => ({
      keys: [String(levels)],
      title: 'Show so many levels',
      shownAs: levels === 1 ? ['1', '…', '9'] : [],
      run: (model: FullModel) => collapseBy(model, (trace) => collapseToLevel(trace, levels, model.tree.root)),
    })),
  ],
};

function isOffered({ trace, tree }: FullModel): boolean {
  return isParent(trace, tree.active);
}

type Collapse = (trace: SpanTable, collapsed: SpanSet, active: SpanIndex) => SpanSet;

function by(change: Collapse): (model: FullModel) => boolean {
  return (model) => collapseBy(model, change);
}

function collapseBy({ trace, tree, follow }: FullModel, change: Collapse): boolean {
  if (trace.length === 0) return false;
  tree.setCollapsed((collapsed) => change(trace, collapsed, tree.active));
  follow(tellRows);
  return true;
}

function withoutShort(trace: SpanTable): SpanSet {
  return collapseShorter(trace, trace.duration * 0.01);
}

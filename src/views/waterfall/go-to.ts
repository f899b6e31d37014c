import type { SpanIndex } from '../../trace/units.ts';
import { announce } from '../../ui/announce.ts';
import { revealSpan } from './collapse.ts';
import type { FullModel } from './full-model.ts';
import { isVisible, rowOf } from './rows.ts';
import { isOutsideSubtree } from './subtree.ts';
import { centreRow } from './viewport.ts';

/** What is said where a subtree was left on the way. */
export const OUTSIDE_SAYS = 'Outside the subtree: all rows are shown.';

/** Selects `span`, brings it in sight and has keys act on it; leaves a subtree that it is not in, and says so. */
export function goTo(model: FullModel, span: SpanIndex): void {
  model.onSelect(span);
  // Where it was selected already, nothing of this follows by itself.
  bringInSight(model, span);
}

/** As `goTo`, but what is selected stays so. */
export function bringInSight(model: FullModel, span: SpanIndex): void {
  const { trace, tree, follow } = model;
  if (isOutsideSubtree(model, span)) {
    announce(OUTSIDE_SAYS);
    tree.setRoot(-1);
  }
  tree.setActive(span);
  tree.setCollapsed((collapsed) => revealSpan(trace, collapsed, span));
  follow(
    ({ rows }) =>
      (viewport) =>
        isVisible(rows, span) ? centreRow(viewport, rowOf(rows, span)) : viewport,
  );
}

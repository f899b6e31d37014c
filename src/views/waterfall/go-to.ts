import type { SpanIndex } from '../../trace/units.ts';
import { revealSpan } from './collapse.ts';
import type { FullModel } from './full-model.ts';
import { isVisible, rowOf } from './rows.ts';
import { centreRow } from './viewport.ts';

/** Selects `span`, brings it in sight and has keys act on it; leaves a subtree that it is not in. */
export function goTo(model: FullModel, span: SpanIndex): void {
  const { trace, tree, onSelect, follow } = model;
  onSelect(span);
  // Where it was selected already, nothing of this follows by itself.
  tree.setActive(span);
  tree.setCollapsed((collapsed) => revealSpan(trace, collapsed, span));
  follow(
    ({ rows }) =>
      (viewport) =>
        isVisible(rows, span) ? centreRow(viewport, rowOf(rows, span)) : viewport,
  );
}

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { SpanIndex } from '../../../trace/units.ts';
import { deepestRow, guideOffset, type Indent, indentFor, levelOf } from '../depth-shift.ts';
import type { FullModel } from '../full-model.ts';
import { hasOwnGestures, placeOnCanvas } from '../gesture-manager.ts';
import { spanAtY } from '../hit-test.ts';
import { linesOf, roundOf } from '../level-rounds.ts';
import { rowOf } from '../rows.ts';
import type { CssPixels } from '../viewport.ts';

/** Of a row, before its indent. */
const NAME_PADDING: CssPixels = 8;

/** The lines down from the ancestors of the row under the pointer, or of the row that keys act on, light up. */
export function LitGuides({ model }: { readonly model: FullModel }) {
  const pointed = usePointedRow(model);
  if (model.layout.isNarrow) return null;
  return <Guides model={model} span={pointed < 0 ? model.tree.active : pointed} />;
}

/** Returns the span of the row under a mouse, also while rows are scrolled under it; -1 where there is none. */
function usePointedRow({ frame, store, layout, tree }: FullModel): SpanIndex {
  const { rows } = tree;
  // From the first row's upper edge, worked out when it moves: in a frame it would have the browser lay out the rows.
  const y = useRef<CssPixels>(-1);
  const [pointed, setPointed] = useState<SpanIndex>(-1);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const look = () => setPointed(y.current < 0 ? -1 : spanAtY(store.get(), rows, y.current));
    const onMove = (event: PointerEvent) => {
      const isElsewhere = event.pointerType === 'touch' || hasOwnGestures(event.target);
      y.current = isElsewhere ? -1 : placeOnCanvas(event, element, layout).y;
      look();
    };
    const onLeave = () => {
      y.current = -1;
      look();
    };
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerleave', onLeave);
    const unsubscribe = store.subscribe(look);
    return () => {
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerleave', onLeave);
      unsubscribe();
    };
  }, [frame, store, layout, rows]);
  return pointed;
}

function Guides({ model, span }: { readonly model: FullModel; readonly span: SpanIndex }) {
  const { trace, layout, tree, store, frame } = model;
  const box = useRef<HTMLDivElement>(null);
  const deepest = deepestRow(trace);
  const rootDepth = trace.depth[tree.rows[0]] ?? 0;
  const { width, most } = indentFor(deepest - rootDepth, layout.nameWidth);
  const ancestors = useMemo(() => ancestorsOf(model, span, most), [model, span, most]);

  useLayoutEffect(() => {
    const place = () => {
      const isThere = frame.current?.querySelector(`[data-span="${span}"]`) != null;
      const depth = trace.depth[span] - rootDepth;
      if (box.current !== null) placeGuides(box.current, span, isThere ? depth : 0, model, ancestors, { width, most });
    };
    place();
    return store.subscribe(place);
  }, [frame, store, model, trace, span, ancestors, rootDepth, width, most]);

  return (
    <div
      ref={box}
      aria-hidden
      className="pointer-events-none absolute left-0 z-[4] overflow-clip"
      style={{ top: layout.headerHeight, width: layout.nameWidth, height: layout.bodyHeight }}
    >
      {ancestors.map((ancestor, i) => (
        <div key={ancestor} className={`absolute top-0 w-px ${i === 0 ? 'bg-accent' : 'bg-line2'}`} />
      ))}
    </div>
  );
}

/** The nearest first. */
function ancestorsOf({ trace, tree }: FullModel, span: SpanIndex, most: number): SpanIndex[] {
  const found: SpanIndex[] = [];
  const root = tree.rows[0] ?? 0;
  for (let at = trace.parent[span] ?? -1; at >= root && found.length < most; at = trace.parent[at]) found.push(at);
  return found;
}

function placeGuides(
  box: HTMLElement,
  span: SpanIndex,
  depth: number,
  model: FullModel,
  ancestors: readonly SpanIndex[],
  { width, most }: Indent,
): void {
  const { trace, tree, store, layout } = model;
  const { firstRow, rowHeight, height } = store.get();
  const [first, last] = rowsOfRound(model, span, most);
  const level = levelOf(depth, most);
  const lines = linesOf(depth, most);
  const left = NAME_PADDING + guideOffset(width);
  for (const [i, ancestor] of ancestors.entries()) {
    const guide = box.children[i];
    if (!(guide instanceof HTMLElement)) continue;
    const top = (rowOf(tree.rows, ancestor) + 1 - firstRow) * rowHeight;
    const bottom = (rowOf(tree.rows, trace.subtreeEnd[ancestor] - 1) + 1 - firstRow) * rowHeight;
    const from = Math.max(0, top, (first - firstRow) * rowHeight);
    const to = Math.min(height, bottom, (last + 1 - firstRow) * rowHeight);
    guide.hidden = i >= lines || to <= from || layout.isNarrow;
    guide.style.transform = `translate(${left + (level - 1 - i) * width}px, ${from}px)`;
    guide.style.height = `${Math.max(0, to - from)}px`;
  }
}

/** Returns the first and last row in sight about `span` that are drawn in its round: the names of others lie in the lines' way. */
function rowsOfRound(
  { trace, tree, store }: FullModel,
  span: SpanIndex,
  most: number,
): readonly [first: number, last: number] {
  const { rows } = tree;
  const { firstRow, rowHeight, height } = store.get();
  const bottom = Math.min(rows.length - 1, Math.ceil(firstRow + height / rowHeight));
  const rootDepth = trace.depth[rows[0]] ?? 0;
  const round = (row: number) => roundOf(trace.depth[rows[row]] - rootDepth, most);
  const own = rowOf(rows, span);
  let first = own;
  while (first > firstRow && round(first - 1) === round(own)) first--;
  let last = own;
  while (last < bottom && round(last + 1) === round(own)) last++;
  return [first, last];
}

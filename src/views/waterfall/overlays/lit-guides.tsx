import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { SpanIndex } from '../../../trace/units.ts';
import { deepestRow, guideOffset, indentFor } from '../depth-shift.ts';
import type { FullModel } from '../full-model.ts';
import { hasOwnGestures, placeOnCanvas } from '../gesture-manager.ts';
import { spanAtY } from '../hit-test.ts';
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
  const deepest = useMemo(() => deepestRow(trace), [trace]);
  const rootDepth = trace.depth[tree.rows[0]] ?? 0;
  const indent = indentFor(deepest - rootDepth, layout.nameWidth);
  const ancestors = useMemo(() => ancestorsOf(model, span, indent.most), [model, span, indent.most]);

  // Where a figure stands for the depth there are no guides. Where rows are indented from changes as they scroll, so it is read from the row itself.
  useLayoutEffect(() => {
    const place = () => {
      const row = frame.current?.querySelector<HTMLElement>(`[data-span="${span}"] [data-indent]:empty`) ?? null;
      if (box.current !== null) placeGuides(box.current, row, model, ancestors, indent.width);
    };
    place();
    return store.subscribe(place);
  }, [frame, store, model, span, ancestors, indent.width]);

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
  indentElement: HTMLElement | null,
  { trace, tree, store, layout }: FullModel,
  ancestors: readonly SpanIndex[],
  indent: number,
): void {
  const { firstRow, rowHeight, height } = store.get();
  // Its style says as much as its measures, which would have the browser lay out the rows in each frame. In the deepest
  // trees it holds a figure, and no lines.
  const hasLines = indentElement !== null && indentElement.childElementCount === 0;
  const levels = hasLines ? Math.round(Number.parseFloat(indentElement.style.width) / indent) : 0;
  const left = NAME_PADDING + guideOffset(indent);
  for (const [i, ancestor] of ancestors.entries()) {
    const guide = box.children[i];
    if (!(guide instanceof HTMLElement)) continue;
    const top = (rowOf(tree.rows, ancestor) + 1 - firstRow) * rowHeight;
    const bottom = (rowOf(tree.rows, trace.subtreeEnd[ancestor] - 1) + 1 - firstRow) * rowHeight;
    const from = Math.max(0, top);
    const to = Math.min(height, bottom);
    guide.hidden = i >= levels || to <= from || layout.isNarrow;
    guide.style.transform = `translate(${left + (levels - 1 - i) * indent}px, ${from}px)`;
    guide.style.height = `${Math.max(0, to - from)}px`;
  }
}

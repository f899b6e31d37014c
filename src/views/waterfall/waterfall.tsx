import {
  type CSSProperties,
  Suspense,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { SpanIndex } from '../../trace/units.ts';
import { DragEdge } from '../../ui/drag-edge.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { useStored } from '../../ui/use-stored.ts';
import type { TraceViewProps } from '../trace-view-props.ts';
import { BarCanvas } from './bar-canvas.tsx';
import { withCollapsed } from './collapse.ts';
import { type GestureScene, listenForGestures, OWN_GESTURES } from './gesture-manager.ts';
import type { Gesture } from './gestures/gesture.ts';
import { createGestures } from './gestures/index.ts';
import type { Layer, LayerPicture } from './layers/layer.ts';
import { type Layout, layoutFor, nameWidthLimits } from './layout.ts';
import { OPENINGS } from './look/openings.ts';
import type { RowCells } from './name-row.tsx';
import { rowOf } from './rows.ts';
import { barEdges } from './scene.ts';
import { type RowHints, TreeGrid } from './tree-grid.tsx';
import { useColouring } from './use-colouring.ts';
import { useElementSize } from './use-element-size.ts';
import { useEscape } from './use-escape.ts';
import { usePointer } from './use-pointer.ts';
import { useSelectionInSight } from './use-selection-in-sight.ts';
import { useTooltip } from './use-tooltip.ts';
import { useTree } from './use-tree.ts';
import { useTreeKeys } from './use-tree-keys.ts';
import { useViewportStore } from './use-viewport.ts';
import type { Viewport } from './viewport.ts';
import type { WaterfallModel } from './waterfall-model.ts';
import { changeSettings, waterfallSettings } from './waterfall-settings.ts';

const Minimap = lazyPart(async () => (await import('./minimap/minimap.tsx')).Minimap, 'left out');
const ColumnHeads = lazyPart(async () => (await import('./column-heads/column-heads.tsx')).ColumnHeads, 'left out');
const WaterfallExtras = lazyPart(async () => (await import('./waterfall-extras.tsx')).WaterfallExtras, 'left out');
const WaterfallTooltip = lazyPart(async () => (await import('./waterfall-tooltip.tsx')).WaterfallTooltip, 'left out');
const WaterfallHeader = lazyPart(async () => (await import('./waterfall-header.tsx')).WaterfallHeader, 'left out');
const RowScrollbar = lazyPart(async () => (await import('./row-scrollbar.tsx')).RowScrollbar, 'left out');

const NO_HINTS: RowHints = new Map();

/**
 * The waterfall: a tree grid of the rows in sight, and over its right half a canvas with axis and bars. It fills its
 * parent, which must have a height. Without rows nothing of it is seen, but all that stands around them is there.
 */
export function Waterfall(props: TraceViewProps) {
  const { trace, selected, onSelect, onOpenDetails, look, isPreview } = props;
  const frame = useRef<HTMLElement>(null);
  const gridId = useId();
  const tooltipId = useId();
  const size = useElementSize(frame);
  const liked = useStored(waterfallSettings);
  const { colourBy } = look;
  const settings = useMemo(() => ({ ...liked, ...(colourBy && { colourBy }) }), [liked, colourBy]);
  const hasFoot = selected >= 0 && !isPreview;
  const layout = useMemo(() => {
    const isCoarse = matchMedia('(pointer: coarse)').matches;
    return layoutFor(size.width, size.height, { ...settings, isCoarse, hasFoot });
  }, [size, settings, hasFoot]);

  const [opening] = useState(() => OPENINGS.get(look) ?? null);
  const tree = useTree(trace, selected, opening);
  const { rows, collapsed, active, setActive, setCollapsed } = tree;
  const store = useViewportStore(trace, rows, layout, opening);
  useSelectionInSight(store, rows, layout, selected, opening);

  const colouring = useColouring(trace);
  const [cells, setCells] = useState<RowCells | null>(null);
  const [hints, setHints] = useState<RowHints>(NO_HINTS);
  const [layers, setLayers] = useState<readonly Layer[]>([]);
  const picture = useRef<LayerPicture | null>(null);
  const scene = useRef<GestureScene>({ trace, rows, layout });
  useLayoutEffect(() => {
    scene.current = { trace, rows, layout };
  }, [trace, rows, layout]);
  const [lateGestures, setLateGestures] = useState<readonly Gesture[]>([]);
  const [gestures] = useState(createGestures);
  useEffect(() => {
    if (frame.current === null) return;
    return listenForGestures(frame.current, store, [...lateGestures, ...gestures], () => scene.current);
  }, [store, gestures, lateGestures]);

  const tooltip = useTooltip(store);
  const pointer = usePointer(store, scene, tooltip, { picture, layers });
  const model: WaterfallModel = {
    ...props,
    ...colouring,
    frame,
    store,
    layout,
    tree,
    settings,
    pointerX: pointer.x,
    picture,
  };
  const showTooltipOf = (span: SpanIndex) => {
    if (tooltip.shown?.span === span) return tooltip.hide();
    tooltip.show({ about: 'span', span, ...placeOfBar(scene.current, store.get(), span) });
  };
  const { hide, shownNow } = tooltip;
  useEscape(
    useCallback(() => {
      const isShown = shownNow.current !== null;
      hide();
      return isShown;
    }, [hide, shownNow]),
  );

  const onKeyDown = useTreeKeys(trace, tree, store, { onSelect, onOpenDetails, onTooltip: showTooltipOf });
  const onRowClick = useCallback(
    (span: SpanIndex) => {
      setActive(span);
      onSelect(span);
    },
    [setActive, onSelect],
  );
  const onToggle = useCallback(
    (span: SpanIndex) => {
      setActive(span);
      setCollapsed((now) => withCollapsed(now, span, !now.has(span)));
    },
    [setActive, setCollapsed],
  );

  const fit = async () => {
    const { fitNames } = await import('./column-heads/fit-names.ts');
    fitNames(document.getElementById(gridId), nameWidthLimits(size.width, layout.columns));
  };

  return (
    <section
      ref={frame}
      aria-label="Spans over time"
      className={`relative h-full min-h-0 w-full touch-none select-none overflow-clip bg-bg ${trace.length === 0 ? 'invisible' : ''}`}
      style={rowStyle(layout)}
      onPointerMove={pointer.onPointerMove}
      onPointerLeave={pointer.onPointerLeave}
      onPointerDown={hide}
    >
      <div
        className="absolute inset-x-0 top-0 border-line border-b bg-surface"
        style={{ height: layout.minimapHeight }}
      >
        {!isPreview && layout.canvasWidth > 1 && (
          <Suspense>
            <Minimap model={model} />
          </Suspense>
        )}
      </div>
      <div
        className="absolute inset-x-0 border-line border-b bg-surface"
        style={{ top: layout.minimapHeight, height: layout.toolRowHeight }}
      >
        {!isPreview && layout.canvasWidth > 1 && (
          <Suspense>
            <WaterfallExtras model={model} onLayers={setLayers} onHints={setHints} onGestures={setLateGestures} />
          </Suspense>
        )}
      </div>
      {layout.columns.length > 0 && trace.length > 0 && (
        <Suspense>
          <ColumnHeads model={model} onCells={setCells} />
        </Suspense>
      )}
      <Suspense>
        <WaterfallHeader layout={layout} isPreview={isPreview} trace={trace} setCollapsed={setCollapsed} />
      </Suspense>
      <div
        className="absolute inset-x-0 border-line border-t"
        style={{ top: layout.headerHeight, bottom: layout.footHeight }}
      >
        <TreeGrid
          id={gridId}
          store={store}
          trace={trace}
          rows={rows}
          collapsed={collapsed}
          active={active}
          selected={selected}
          pinned={model.pinned}
          layout={layout}
          spanColours={model.spanColours}
          lit={model.lit}
          hints={hints}
          cells={layout.columns.length === 0 ? null : cells}
          describedBy={tooltip.shown === null ? undefined : tooltipId}
          onRowClick={onRowClick}
          onToggle={onToggle}
          onKeyDown={onKeyDown}
        />
      </div>
      <BarCanvas model={model} layers={layers} pointerX={pointer.x} />
      <Suspense>
        <RowScrollbar store={store} layout={layout} controls={gridId} />
      </Suspense>
      {!layout.isNarrow && (
        <div {...OWN_GESTURES} className="contents">
          <DragEdge
            label="Width of the name column"
            controls={gridId}
            width={layout.nameWidth}
            least={nameWidthLimits(size.width, layout.columns)[0]}
            most={nameWidthLimits(size.width, layout.columns)[1]}
            side="before"
            onChange={(width) => changeSettings({ nameWidth: width })}
            onReset={fit}
            style={{ left: layout.nameWidth - 5, bottom: layout.footHeight }}
          />
        </div>
      )}
      {tooltip.shown !== null && (
        <Suspense>
          <WaterfallTooltip id={tooltipId} model={model} shown={tooltip.shown} />
        </Suspense>
      )}
    </section>
  );
}

/** Rows read their sizes from here, so that dragging the separator renders none of them. */
function rowStyle({ nameWidth, rowHeight }: Layout): CSSProperties & Record<`--${string}`, string> {
  return { '--name-width': `${nameWidth}px`, '--row-height': `${rowHeight}px` };
}

/** Returns where the bar of `span` begins, or the edge of what is in sight, from the waterfall's upper left corner. */
function placeOfBar({ trace, rows, layout }: GestureScene, viewport: Viewport, span: SpanIndex) {
  const { left } = barEdges(trace, viewport, span);
  const below = (rowOf(rows, span) + 1 - viewport.firstRow) * viewport.rowHeight;
  return {
    x: layout.canvasLeft + Math.max(0, Math.min(layout.canvasWidth, left)),
    y: layout.headerHeight + Math.max(0, Math.min(viewport.height, below)) - viewport.rowHeight / 2,
  };
}

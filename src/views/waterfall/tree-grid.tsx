import { type KeyboardEvent, type MouseEvent, memo, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { deepestRow, indentFor, levelOf } from './depth-shift.ts';
import type { Layout } from './layout.ts';
import { NameRow, type RowCells } from './name-row.tsx';
import { rowOf, type VisibleRows } from './rows.ts';
import { type SpanColours, swatchOf } from './span-colours.ts';
import { useViewportValue } from './use-viewport.ts';
import { type CssPixels, scrolledBy, type Viewport } from './viewport.ts';
import type { ViewportStore } from './viewport-store.ts';

interface TreeGridProps {
  readonly id: string;
  readonly store: ViewportStore;
  readonly trace: SpanTable;
  readonly rows: VisibleRows;
  readonly collapsed: SpanSet;
  readonly active: SpanIndex;
  readonly selected: SpanIndex;
  readonly pinned: readonly SpanIndex[];
  readonly layout: Layout;
  readonly spanColours: SpanColours;
  readonly lit: SpanSet | null;
  readonly hints: RowHints;
  readonly cells: RowCells | null;
  readonly describedBy: string | undefined;
  readonly onRowClick: (span: SpanIndex) => void;
  readonly onToggle: (span: SpanIndex) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** What names leave open, for rows that are or were in sight. */
export type RowHints = ReadonlyMap<SpanIndex, string>;

/** So many rows above and below the window are there already when it is scrolled. */
const OVERSCAN = 5;
const TIGHT_BELOW: CssPixels = 240;
/** Id of the row of column titles, which stands outside of what scrolls. */
export const COLUMN_HEADS = 'column-heads';
/** On the grid while keys are used: browsers do not show a focus ring after a click, though keys may follow. */
const USES_KEYS = 'data-keys';

/**
 * The rows in sight as a tree grid. It is as high as the window; its own offset stands in for a tall element, since
 * browsers cap an element's height. The grid keeps the focus and points at the active row, so that rows may come and go.
 */
export const TreeGrid = memo(function TreeGrid(props: TreeGridProps) {
  const {
    id,
    store,
    trace,
    rows,
    collapsed,
    active,
    selected,
    layout,
    spanColours,
    lit,
    hints,
    cells,
    onRowClick,
    onToggle,
  } = props;
  const first = Math.min(useViewportValue(store, firstRendered), rows.length);
  const last = Math.min(useViewportValue(store, lastRendered), rows.length);
  const box = useRowOffset(store, first);
  const deepest = deepestRow(trace);
  const rootDepth = trace.depth[rows[0]] ?? 0;
  const indent = indentFor(deepest - rootDepth, layout.nameWidth);
  const activeRow = rowOf(rows, active);

  const onClick = useCallback(
    (event: MouseEvent) => {
      const target = clickTarget(event.target);
      if (target === null) return;
      if (target.isExpander) onToggle(target.span);
      else onRowClick(target.span);
    },
    [onRowClick, onToggle],
  );

  return (
    <div
      id={id}
      role="treegrid"
      aria-label="Waterfall"
      // No header row: row 1 is the first span.
      aria-rowcount={rows.length}
      aria-colcount={2 + (cells?.count ?? 0)}
      aria-owns={cells === null ? undefined : COLUMN_HEADS}
      aria-activedescendant={activeRow >= first && activeRow < last ? `${id}-${active}` : undefined}
      aria-describedby={props.describedBy}
      tabIndex={0}
      className="group absolute inset-0 overflow-clip outline-none"
      onClick={onClick}
      onPointerDown={(event) => event.currentTarget.removeAttribute(USES_KEYS)}
      onKeyDown={(event) => {
        event.currentTarget.setAttribute(USES_KEYS, '');
        props.onKeyDown(event);
      }}
    >
      <div ref={box} role="presentation" className="will-change-transform">
        {Array.from(rows.subarray(first, last), (span, i) => (
          <NameRow
            key={span}
            id={`${id}-${span}`}
            trace={trace}
            span={span}
            position={first + i + 1}
            level={levelOf(trace.depth[span] - rootDepth, indent.most)}
            isCollapsed={collapsed.has(span)}
            isSelected={span === selected}
            isActive={span === active}
            isPinned={props.pinned.includes(span)}
            indent={indent.width}
            showsDepth={trace.depth[span] - rootDepth > indent.most}
            isNarrow={layout.isNarrow}
            isTwoLine={layout.isTwoLine}
            isTight={layout.nameWidth < TIGHT_BELOW}
            hint={hints.get(span) ?? ''}
            cells={cells}
            colour={swatchOf(spanColours, span)}
            isDim={lit !== null && !lit.has(span)}
          />
        ))}
      </div>
    </div>
  );
});

/** Returns the first row that is there, whether in sight or close to it. */
function firstRendered({ firstRow }: Viewport): number {
  return Math.max(0, Math.floor(firstRow) - OVERSCAN);
}

/** Returns the row after the last one that is there; may lie behind the last of all. */
function lastRendered({ firstRow, height, rowHeight }: Viewport): number {
  return Math.ceil(firstRow + height / rowHeight) + OVERSCAN;
}

/** Places the rows in the frame that paints the bars, so that the two never part. */
function useRowOffset(store: ViewportStore, first: number) {
  const box = useRef<HTMLDivElement>(null);
  const rendered = useRef(first);
  const place = useCallback(() => {
    const offset = scrolledBy(store.get(), rendered.current, window.devicePixelRatio);
    if (box.current !== null) box.current.style.transform = `translateY(${-offset}px)`;
  }, [store]);
  useLayoutEffect(() => {
    rendered.current = first;
    place();
  }, [first, place]);
  useEffect(() => store.subscribe(place), [store, place]);
  return box;
}

function clickTarget(target: EventTarget): { span: SpanIndex; isExpander: boolean } | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest('[data-span]');
  if (!(row instanceof HTMLElement)) return null;
  return { span: Number(row.dataset.span), isExpander: target.closest('[data-expander]') !== null };
}

import { findSpan } from '../../../trace/find-span.ts';
import type { SpanSet } from '../../../trace/span-set.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import type { TraceLook } from '../../trace-look.ts';
import { rowOf, type VisibleRows } from '../rows.ts';
import { clampViewport, scrollToRow, type Viewport } from '../viewport.ts';
import { collapsedBy } from './collapsed-by-rule.ts';

/**
 * Has the first rows stand as a link says, and those that come while the trace still arrives, until somebody moves them.
 * One for each time that a link is opened.
 */
export interface OpeningLook {
  /** What is closed, whose subtree is shown, the row that keys act on, and that of the link's span, -1 for none. */
  readonly tree: (trace: SpanTable) => {
    readonly collapsed: SpanSet;
    readonly root: SpanIndex;
    readonly active: SpanIndex;
    readonly opened: SpanIndex;
  };
  /** Returns what is in sight of these rows; `framed`, as it would be without a link, once somebody has moved it. */
  readonly view: (before: Viewport, framed: Viewport, trace: SpanTable, rows: VisibleRows) => Viewport;
  /** Whether `selected` is the link's own span, which stays where the link has it. */
  readonly holds: (selected: SpanIndex) => boolean;
}

/** Returns what opens a trace with `look`, the span of key `span` being selected. */
export function openingLook(look: TraceLook, span: string): OpeningLook {
  let shown: Viewport | null = null;
  let linked: SpanIndex = -1;
  // Without a row to begin at, the selected span says which rows are in sight.
  let holdsRow = look.top !== '';
  let holdsTime = look.window !== null;
  return {
    tree: (trace) => {
      linked = findSpan(trace, span);
      const [collapsed, root] = [collapsedBy(trace, look), findSpan(trace, look.root)];
      return { collapsed, root, active: Math.max(0, linked), opened: linked };
    },
    view: (before, framed, trace, rows) => {
      if (shown !== null && shown.firstRow !== before.firstRow) holdsRow = false;
      if (shown !== null && !isSameTime(shown, before)) holdsTime = false;
      const timed = holdsTime ? withTimeOf(look, framed) : framed;
      shown = clampViewport(holdsRow ? withRowOf(look, timed, trace, rows) : timed);
      return shown;
    },
    holds: (selected) => holdsRow && selected === linked,
  };
}

/** Returns `viewport` with the look's time in sight. */
export function withTimeOf(look: Pick<TraceLook, 'window'>, viewport: Viewport): Viewport {
  const [timeStart, timeEnd] = look.window ?? [0, viewport.extent];
  return { ...viewport, timeStart, timeEnd };
}

/** Returns `viewport` with the look's first row at the upper edge: the first of all where the trace has none of its key. */
export function withRowOf(
  { top, topShift }: Pick<TraceLook, 'top' | 'topShift'>,
  viewport: Viewport,
  trace: SpanTable,
  rows: VisibleRows,
): Viewport {
  const span = findSpan(trace, top);
  return scrollToRow(viewport, span < 0 ? 0 : rowOf(rows, span) + topShift);
}

function isSameTime(a: Viewport, b: Viewport): boolean {
  return a.timeStart === b.timeStart && a.timeEnd === b.timeEnd;
}

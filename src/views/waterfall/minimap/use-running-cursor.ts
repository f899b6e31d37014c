import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { announce } from '../../../ui/announce.ts';
import { picksOf } from '../../trace-picks.ts';
import { isSameSet } from '../filter/chosen-rows.ts';
import type { CssPixels } from '../viewport.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { groupAt } from './paint-running.ts';
import { type RunningSpans, spansRunningIn } from './running-spans.ts';

/** A column of the strip, and the group that is meant; null for all. */
export interface RunningCursor {
  readonly column: number;
  readonly group: number | null;
}

const PAGE = 25;

/** Moves a cursor over the strip, by pointer and by keys, and points out what runs in its time. */
export function useRunningCursor(model: WaterfallModel, running: RunningSpans, height: CssPixels) {
  const { trace, spanColours } = model;
  const { get, change } = picksOf(trace);
  const [cursor, setCursor] = useState<RunningCursor | null>(null);

  const pointOut = ({ column, group }: RunningCursor, isAdding: boolean) => {
    const picked = spansRunningIn(running, column, trace, spanColours.groupOf, group);
    const { pointedOut } = get();
    const isAdded = isAdding && pointedOut !== null;
    const next = isAdded ? pointedOut.or(picked) : isSameSet(picked, pointedOut) ? null : picked;
    change({ pointedOut: next !== null && next.count() > 0 ? next : null });
    if (next?.count() === 0) announce('No span runs there');
  };
  const cursorAt = (event: PointerEvent<HTMLElement>): RunningCursor => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = within(running, Math.floor(event.clientX - box.left - model.layout.plotLeft));
    return { column, group: groupAt(running, column, box.bottom - event.clientY, height) };
  };

  return {
    cursor: cursor === null ? null : { ...cursor, column: within(running, cursor.column) },
    onPointerMove: (event: PointerEvent<HTMLElement>) => setCursor(cursorAt(event)),
    onPointerLeave: () => setCursor(null),
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (event.button === 0) pointOut(cursorAt(event), event.shiftKey || event.ctrlKey || event.metaKey);
    },
    onFocus: (event: { readonly currentTarget: HTMLElement }) => {
      if (event.currentTarget.matches(':focus-visible')) setCursor(cursor ?? { column: 0, group: null });
    },
    onBlur: () => setCursor(null),
    onKeyDown: (event: KeyboardEvent) => {
      const from = cursor ?? { column: 0, group: null };
      if (event.key === 'Enter') pointOut(from, event.shiftKey || event.ctrlKey || event.metaKey);
      else if (event.key === 'Escape' && get().pointedOut !== null) change({ pointedOut: null });
      else {
        const column = columnAfter(event.key, from.column, running.columns);
        if (column === null) return;
        setCursor({ column: within(running, column), group: null });
      }
      event.preventDefault();
    },
  };
}

function within({ columns }: RunningSpans, column: number): number {
  return Math.max(0, Math.min(columns - 1, column));
}

function columnAfter(key: string, column: number, columns: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return column - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return column + 1;
    case 'PageDown':
      return column - PAGE;
    case 'PageUp':
      return column + PAGE;
    case 'Home':
      return 0;
    case 'End':
      return columns - 1;
    default:
      return null;
  }
}

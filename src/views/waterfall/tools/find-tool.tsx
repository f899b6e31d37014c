import { Search } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { groupDigits } from '../../../lib/counted.ts';
import { serviceName, spanName } from '../../../trace/span.ts';
import { announce } from '../../../ui/announce.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { FindField } from '../find/find-field.tsx';
import { offerFind } from '../find/find-handle.ts';
import { FindNote } from '../find/find-note.tsx';
import { FindTicks } from '../find/find-ticks.tsx';
import { rankAmong } from '../find/steps-through-hits.ts';
import { useAnnounced } from '../find/use-announced.ts';
import { useFind } from '../find/use-find.ts';
import { useRehearsal } from '../find/use-rehearsal.ts';
import { useRowMarks } from '../find/use-row-marks.ts';
import { useWhereFound } from '../find/use-where-found.ts';
import { OUTSIDE_SAYS } from '../go-to.ts';
import { isOutsideSubtree } from '../subtree.ts';
import type { CssPixels } from '../viewport.ts';
import type { Tool, ToolProps } from './tool.ts';

/** Where names have less room the field is opened by a button, over all tools. */
const ROOM_FOR_FIELD: CssPixels = 240;
/** And where they have less than this, it lies over the other tools while something is searched for. */
const ROOM_FOR_SEARCH: CssPixels = 440;

const OVER_TOOLS =
  'absolute inset-y-0 left-0 z-20 flex w-full max-w-[440px] items-center bg-surface pr-3 pl-4 max-sm:max-w-none max-sm:pl-3';

/** The search within the trace: the page's own, since a browser finds only the few rows that are there. */
function FindTool({ model }: ToolProps) {
  const { trace, layout, readers, store, frame } = model;
  const find = useFind(model);
  const { found, current, words } = find;
  const finding = useWhereFound(trace, readers.details, current, words);
  useRowMarks(frame, found);
  useAnnounced(found);

  const noteId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [hasFocus, setHasFocus] = useState(false);
  useRehearsal(readers, hasFocus && found === null);
  const [isOpen, setIsOpen] = useState(false);
  const isOverlay = layout.isNarrow || layout.nameWidth < ROOM_FOR_FIELD;
  const isOver = !isOverlay && found !== null && layout.nameWidth < ROOM_FOR_SEARCH;
  const isShown = !isOverlay || isOpen || found !== null;

  const onStep = (by: 1 | -1) => {
    const to = find.step(by);
    const leaving = to >= 0 && isOutsideSubtree(model, to) ? `${OUTSIDE_SAYS} ` : '';
    if (to >= 0 && found !== null) {
      announce(
        `${leaving}${groupDigits(rankAmong(found.spans, to))} of ${groupDigits(found.count)}: ${serviceName(trace, to)} ${spanName(trace, to)}`,
      );
    }
    return to >= 0;
  };
  const clear = () => {
    find.setText('');
    setIsOpen(false);
    return find.text !== '';
  };
  const onClose = () => {
    clear();
    frame.current?.querySelector<HTMLElement>('[role=treegrid]')?.focus();
  };
  const focus = () => {
    if (field.current !== null && document.activeElement === field.current) return false;
    setIsOpen(true);
    // The field may have to come first.
    requestAnimationFrame(() => field.current?.select());
    return true;
  };
  const handle = useRef({ focus, step: onStep, clear });
  useEffect(() => {
    handle.current = { focus, step: onStep, clear };
  });
  useEffect(
    () =>
      offerFind(store, {
        focus: () => handle.current.focus(),
        step: (by) => handle.current.step(by),
        clear: () => handle.current.clear(),
      }),
    [store],
  );

  return (
    <>
      {!isShown && (
        <IconButton label="Find in trace" onClick={focus}>
          <Search size={15} aria-hidden="true" />
        </IconButton>
      )}
      {isShown && (
        <div
          className={isOverlay || isOver ? OVER_TOOLS : 'flex min-w-0 flex-1 items-center pr-2'}
          style={isOver ? { width: layout.nameWidth } : undefined}
        >
          <FindField
            find={find}
            field={field}
            onFocusChange={setHasFocus}
            noteId={noteId}
            isOverlay={isOverlay}
            onStep={onStep}
            onClose={onClose}
          />
          <FindNote
            id={noteId}
            find={find}
            finding={finding}
            traceId={trace.traceId}
            width={isOverlay ? null : layout.nameWidth}
          />
        </div>
      )}
      {found !== null && found.count > 0 && <FindTicks trace={trace} hits={found.spans} layout={layout} />}
    </>
  );
}

export const findTool: Tool = { id: 'find', place: 'names', component: FindTool };

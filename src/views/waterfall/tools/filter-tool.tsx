import { Search } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { groupDigits } from '../../../lib/counted.ts';
import { serviceName, spanName } from '../../../trace/span.ts';
import { announce } from '../../../ui/announce.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { FilterField } from '../filter/filter-field.tsx';
import { offerFilter } from '../filter/filter-handle.ts';
import { FilterNote } from '../filter/filter-note.tsx';
import { figuresInWords } from '../filter/match-figures.ts';
import { MatchTicks } from '../filter/match-ticks.tsx';
import { rankAmong } from '../filter/steps-through-matches.ts';
import { useAnnounced } from '../filter/use-announced.ts';
import { useFilter } from '../filter/use-filter.ts';
import { useFilterHints } from '../filter/use-filter-hints.ts';
import { useRehearsal } from '../filter/use-rehearsal.ts';
import { useRowMarks } from '../filter/use-row-marks.ts';
import { useWhereFound } from '../filter/use-where-found.ts';
import { OUTSIDE_SAYS } from '../go-to.ts';
import { isOutsideSubtree } from '../subtree.ts';
import type { CssPixels } from '../viewport.ts';
import type { Tool, ToolProps } from './tool.ts';
import { filterCover, LONG_FILTER } from './tool-room.ts';

/** Where names have less room the box is opened by a button, over all tools. */
const ROOM_FOR_FIELD: CssPixels = 240;
/** And where they have less than this, it lies over the other tools while it filters. */
const ROOM_FOR_FILTER: CssPixels = 440;

const OVER_TOOLS =
  'absolute inset-y-0 left-0 z-20 flex w-full max-w-[440px] items-center bg-surface pr-3 pl-4 max-sm:max-w-none max-sm:pl-3';

/** The filter of the trace, which is also the page's own search: a browser finds only the few rows that are there. */
function FilterTool({ model }: ToolProps) {
  const { trace, selfTime, layout, readers, store, frame } = model;
  const filter = useFilter(model);
  const { text, matches, current, plain, words } = filter;
  const finding = useWhereFound(trace, readers.details, current, plain);
  const hints = useFilterHints(model, matches);
  useRowMarks(frame, matches, words, current);
  useAnnounced(matches, filter.problems);

  const noteId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [hasFocus, setHasFocus] = useState(false);
  useRehearsal(model, hasFocus && matches === null, model.insights !== null && matches === null);
  const [isOpen, setIsOpen] = useState(false);
  const isOverlay = layout.isNarrow || layout.nameWidth < ROOM_FOR_FIELD;
  const isLong = hasFocus && text.length > LONG_FILTER;
  const isOver = !isOverlay && text !== '' && (isLong || layout.nameWidth < ROOM_FOR_FILTER);
  const overWidth = layout.nameWidth + (isLong ? filterCover(model) : 0);
  const box = useRef<HTMLDivElement>(null);
  const covered = isOver ? overWidth - layout.nameWidth : 0;
  // The count stands beside the box: it begins where that ends.
  useLayoutEffect(() => {
    box.current?.parentElement?.parentElement?.style.setProperty('--filter-covers', `${covered}px`);
  }, [covered]);
  const isShown = !isOverlay || isOpen || text !== '';
  const figures = useMemo(
    () => (layout.isNarrow && matches !== null ? figuresInWords(matches, selfTime) : ''),
    [layout.isNarrow, matches, selfTime],
  );

  const onStep = (by: 1 | -1) => {
    const to = filter.step(by);
    const leaving = to >= 0 && isOutsideSubtree(model, to) ? `${OUTSIDE_SAYS} ` : '';
    if (to >= 0 && matches !== null) {
      announce(
        `${leaving}${groupDigits(rankAmong(matches.spans, to))} of ${groupDigits(matches.count)}: ${serviceName(trace, to)} ${spanName(trace, to)}`,
      );
    }
    return to >= 0;
  };
  const clear = () => {
    filter.end();
    setIsOpen(false);
    return text !== '';
  };
  const onLeave = () => {
    setIsOpen(false);
    frame.current?.querySelector<HTMLElement>('[role=treegrid]')?.focus();
  };
  const onClose = () => {
    clear();
    onLeave();
  };
  const focus = () => {
    if (field.current !== null && document.activeElement === field.current) return false;
    setIsOpen(true);
    const select = () => field.current?.select();
    // At once where it stands, for the letters typed next; where a button opens it, it has to come first.
    if (field.current === null) requestAnimationFrame(select);
    else select();
    return true;
  };
  const toggleMode = () => {
    if (text !== '') filter.toggleMode();
    return text !== '';
  };
  const handle = useRef({ focus, step: onStep, clear, toggleMode });
  useEffect(() => {
    handle.current = { focus, step: onStep, clear, toggleMode };
  });
  useLayoutEffect(
    () =>
      offerFilter(store, {
        focus: () => handle.current.focus(),
        step: (by) => handle.current.step(by),
        clear: () => handle.current.clear(),
        toggleMode: () => handle.current.toggleMode(),
      }),
    [store],
  );

  return (
    <>
      {!isShown && (
        <IconButton label="Filter spans" onClick={focus}>
          <Search size={15} aria-hidden="true" />
        </IconButton>
      )}
      {isShown && (
        <div
          ref={box}
          className={`group/filter ${isOverlay || isOver ? OVER_TOOLS : 'flex min-w-0 flex-1 items-center pr-2'}`}
          style={isOver ? { width: overWidth, maxWidth: 'none' } : undefined}
        >
          <FilterField
            model={model}
            filter={filter}
            field={field}
            onFocusChange={setHasFocus}
            noteId={noteId}
            isOverlay={isOverlay}
            onStep={onStep}
            onClose={onClose}
            onLeave={onLeave}
          />
          <FilterNote
            id={noteId}
            filter={filter}
            hints={matches?.of === text ? hints : []}
            hasFocus={hasFocus}
            finding={finding}
            figures={figures}
            traceId={trace.traceId}
            width={isOverlay ? null : layout.nameWidth}
            onReplace={(next) => {
              filter.type(next);
              field.current?.focus();
            }}
            onRemove={onClose}
          />
        </div>
      )}
      {matches !== null && matches.count > 0 && <MatchTicks trace={trace} matches={matches.spans} layout={layout} />}
    </>
  );
}

export const filterTool: Tool = { id: 'filter', place: 'names', component: FilterTool };

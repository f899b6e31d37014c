import { Suspense, useEffect, useRef, useState } from 'react';
import type { SpanIndex } from '../../../trace/units.ts';
import { lazyPart } from '../../../ui/lazy-part.tsx';
import type { FullModel } from '../full-model.ts';

const RowMenuPopup = lazyPart(async () => (await import('../row-menu-popup.tsx')).RowMenuPopup, 'left out');

/** Where a menu is open, from the window's upper left corner. */
interface Place {
  readonly span: SpanIndex;
  readonly x: number;
  readonly y: number;
}

/** A row's menu: by a right click on it, by a long press, by the keys for menus, or by a button with `data-row-menu`. */
export function RowMenu({ model }: { readonly model: FullModel }) {
  const [place, setPlace] = useState<Place | null>(null);
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const latest = useRef(model);
  useEffect(() => {
    latest.current = model;
  });
  const { frame } = model;
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const open = (next: Place) => {
      latest.current.tree.setActive(next.span);
      setPlace(next);
      setOpen(true);
    };
    const onContextMenu = (event: MouseEvent) => {
      const next = placeOf(event, latest.current);
      // With Shift the browser's own menu comes, as it does on every page.
      if (next === null || event.shiftKey) return;
      event.preventDefault();
      open(next);
    };
    const onClick = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest('[data-row-menu]') : null;
      const span = button === null ? -1 : spanOf(button);
      if (button === null || span < 0) return;
      event.stopPropagation();
      const { left, bottom } = button.getBoundingClientRect();
      open({ span, x: left, y: bottom });
    };
    element.addEventListener('contextmenu', onContextMenu);
    element.addEventListener('click', onClick, { capture: true });
    return () => {
      element.removeEventListener('contextmenu', onContextMenu);
      element.removeEventListener('click', onClick, { capture: true });
    };
  }, [frame]);
  return (
    <>
      <span ref={anchor} aria-hidden className="fixed size-0" style={{ left: place?.x, top: place?.y }} />
      {place !== null && (
        <Suspense>
          <RowMenuPopup model={model} span={place.span} anchor={anchor} isOpen={isOpen} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  );
}

/** A menu asked for by a key comes from the grid itself, and is the active row's. */
function placeOf(event: MouseEvent, { tree }: FullModel): Place | null {
  if (!(event.target instanceof Element) || event.target.closest('[role=treegrid]') === null) return null;
  const span = spanOf(event.target);
  if (span >= 0) return { span, x: event.clientX, y: event.clientY };
  const active = document.getElementById(event.target.getAttribute('aria-activedescendant') ?? '');
  const { left, bottom } = (active ?? event.target).getBoundingClientRect();
  return { span: tree.active, x: left + 24, y: active === null ? event.clientY : bottom };
}

function spanOf(element: Element): SpanIndex {
  const row = element.closest('[data-span]');
  return row instanceof HTMLElement ? Number(row.dataset.span) : -1;
}

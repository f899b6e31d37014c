import { memo, type PointerEvent, useEffect, useRef } from 'react';
import { OWN_GESTURES } from './gesture-manager.ts';
import { type Layout, SCROLLBAR_WIDTH } from './layout.ts';
import { useViewportValue } from './use-viewport.ts';
import { type CssPixels, lastFirstRow, panBy, scrollToRow, type Viewport } from './viewport.ts';
import type { ViewportStore } from './viewport-store.ts';

interface RowScrollbarProps {
  readonly store: ViewportStore;
  readonly layout: Layout;
  /** Id of the grid that it scrolls. */
  readonly controls: string;
}

const SHORTEST_THUMB: CssPixels = 24;

/** A scrollbar of our own: the rows have no tall element that a browser could scroll. Keys scroll the grid itself. */
export const RowScrollbar = memo(function RowScrollbar({ store, layout, controls }: RowScrollbarProps) {
  const isNeeded = useViewportValue(store, (viewport) => lastFirstRow(viewport) > 0);
  return isNeeded ? <Track store={store} layout={layout} controls={controls} /> : null;
});

function Track({ store, layout, controls }: RowScrollbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  /** Where in the thumb it is held; null while it is not. */
  const hold = useRef<CssPixels | null>(null);

  useEffect(() => {
    const place = () => placeThumb(bar.current, thumb.current, store.get());
    place();
    return store.subscribe(place);
  }, [store]);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const viewport = store.get();
    const { top, height } = thumbPlace(viewport);
    const within = offsetIn(event) - top;
    if (within < 0) store.change((now) => panBy(now, 0, -now.height));
    else if (within > height) store.change((now) => panBy(now, 0, now.height));
    else {
      hold.current = within;
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const held = hold.current;
    if (held === null) return;
    const top = offsetIn(event) - held;
    store.change((now) => scrollToRow(now, rowOfThumb(now, top)));
  };
  const onPointerUp = () => {
    hold.current = null;
  };

  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid scrolls by keys; a second stop would do the same.
    <div
      ref={bar}
      {...OWN_GESTURES}
      role="scrollbar"
      aria-label="Rows"
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={1}
      aria-valuenow={1}
      className="group/bar absolute right-0 touch-none"
      style={{ top: layout.headerHeight, height: layout.bodyHeight, width: SCROLLBAR_WIDTH }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
    >
      <div ref={thumb} className="mx-[3px] rounded-full bg-line2 group-hover/bar:bg-ink3" />
    </div>
  );
}

/** Returns where the thumb is, from the track's upper edge. */
function thumbPlace(viewport: Viewport): { top: CssPixels; height: CssPixels } {
  const { height: track, firstRow, rowCount, rowHeight } = viewport;
  const height = Math.min(track, Math.max(SHORTEST_THUMB, track * (track / rowHeight / Math.max(1, rowCount))));
  const last = lastFirstRow(viewport);
  return { top: last > 0 ? (firstRow / last) * (track - height) : 0, height };
}

/** Returns the first row when the thumb's upper edge is at `top`. */
function rowOfThumb(viewport: Viewport, top: CssPixels): number {
  const room = viewport.height - thumbPlace(viewport).height;
  return room > 0 ? (top / room) * lastFirstRow(viewport) : 0;
}

function placeThumb(bar: HTMLElement | null, thumb: HTMLElement | null, viewport: Viewport): void {
  if (bar === null || thumb === null) return;
  const { top, height } = thumbPlace(viewport);
  thumb.style.transform = `translateY(${top}px)`;
  thumb.style.height = `${height}px`;
  bar.setAttribute('aria-valuenow', String(Math.floor(viewport.firstRow) + 1));
  bar.setAttribute('aria-valuemax', String(Math.ceil(lastFirstRow(viewport)) + 1));
}

function offsetIn(event: PointerEvent<HTMLDivElement>): CssPixels {
  return event.clientY - event.currentTarget.getBoundingClientRect().top;
}

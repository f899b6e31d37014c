import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { OWN_GESTURES } from './gesture-manager.ts';
import { type Layout, nameWidthLimits } from './layout.ts';
import type { CssPixels } from './viewport.ts';

interface ColumnSeparatorProps {
  readonly layout: Layout;
  /** Width of the whole waterfall. */
  readonly width: CssPixels;
  readonly controls: string;
  /** null: the width that it has by itself. */
  readonly onChange: (width: CssPixels | null) => void;
}

const STEP: CssPixels = 16;

/** Between names and bars: drag it or use arrow keys; Home, End and a double click do what they do on separators. */
export function ColumnSeparator({ layout, width, controls, onChange }: ColumnSeparatorProps) {
  const hold = useRef<CssPixels | null>(null);
  const [least, most] = nameWidthLimits(width);
  const { nameWidth } = layout;
  const ask = (asked: CssPixels) => onChange(Math.round(Math.max(least, Math.min(most, asked))));

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    hold.current = event.clientX - nameWidth;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (hold.current !== null) ask(event.clientX - hold.current);
  };
  const onPointerUp = () => {
    hold.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const asked = widthForKey(event.key, nameWidth, least, most);
    if (asked === null) return;
    ask(asked);
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> takes neither keys nor a value.
    <div
      {...OWN_GESTURES}
      role="separator"
      tabIndex={0}
      aria-label="Width of the name column"
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuenow={nameWidth}
      aria-valuemin={least}
      aria-valuemax={most}
      className="group/separator absolute inset-y-0 z-10 flex w-[9px] cursor-col-resize touch-none justify-center"
      style={{ left: nameWidth - 5 }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => onChange(null)}
      onKeyDown={onKeyDown}
    >
      <div className="w-px bg-line group-hover/separator:w-[3px] group-hover/separator:bg-line2" />
    </div>
  );
}

function widthForKey(key: string, width: CssPixels, least: CssPixels, most: CssPixels): CssPixels | null {
  switch (key) {
    case 'ArrowLeft':
      return width - STEP;
    case 'ArrowRight':
      return width + STEP;
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return null;
  }
}

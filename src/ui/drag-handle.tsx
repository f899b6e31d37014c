import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

const STEP = 16;

export interface DragHandleProps {
  /** What the edge changes: `Width of the panel`. */
  readonly label: string;
  /** Id of the element whose width, or height, it is. */
  readonly controls: string;
  /** In CSS pixels, as are the limits; the height, for an edge that lies across. */
  readonly width: number;
  readonly least: number;
  readonly most: number;
  /** Whether the element lies before the edge and grows as the edge moves right, or down, or after it. */
  readonly side: 'before' | 'after';
  /** Along the top or bottom of the element, and moved up and down. */
  readonly isAcross?: boolean;
  readonly onChange: (width: number) => void;
  /** A double click, and Enter, gives the width that the element has by itself. */
  readonly onReset: () => void;
}

/**
 * What is dragged of an edge; fills it. With the focus on it the arrow keys move it, Home and End go to its limits, as
 * the pattern for window splitters has it.
 */
export function DragHandle(props: DragHandleProps) {
  const { label, controls, width, least, most, side, isAcross = false, onChange, onReset } = props;
  const hold = useRef<number | null>(null);
  const direction = side === 'before' ? 1 : -1;
  const at = (event: PointerEvent) => direction * (isAcross ? event.clientY : event.clientX);
  const ask = (asked: number) => onChange(Math.round(Math.max(least, Math.min(most, asked))));
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    hold.current = width - at(event);
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (hold.current !== null) ask(hold.current + at(event));
  };
  const onPointerUp = () => {
    hold.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onReset();
    const [back, forth] = isAcross ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
    const steps = { [back]: -direction, [forth]: direction }[event.key];
    const asked = steps === undefined ? { Home: least, End: most }[event.key] : width + steps * STEP;
    if (asked === undefined) return;
    ask(asked);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> takes neither keys nor a value
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-controls={controls}
      aria-orientation={isAcross ? 'horizontal' : 'vertical'}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      className={`absolute inset-0 touch-none ${isAcross ? 'pointer-coarse:-inset-y-3.5' : 'pointer-coarse:-inset-x-3.5'}`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={onReset}
      onKeyDown={onKeyDown}
    />
  );
}

import { type HTMLAttributes, type KeyboardEvent, type PointerEvent, useRef } from 'react';

const STEP = 16;

export interface DragEdgeProps {
  /** What the edge changes: `Width of the panel`. */
  readonly label: string;
  /** Id of the element whose width it is. */
  readonly controls: string;
  /** In CSS pixels, as are the limits. */
  readonly width: number;
  readonly least: number;
  readonly most: number;
  /** Whether the element lies before the edge and grows as the edge moves right, or after it. */
  readonly side: 'before' | 'after';
  readonly onChange: (width: number) => void;
  /** A double click gives the width that the element has by itself. */
  readonly onReset: () => void;
  /** Where it stands. */
  readonly className?: string;
  readonly style?: HTMLAttributes<HTMLElement>['style'];
}

/**
 * An edge to drag, 9 px wide to the pointer and one to the eye. With the focus on it the arrow keys move it, Home and
 * End go to its limits, as the pattern for window splitters has it.
 */
export function DragEdge(props: DragEdgeProps) {
  const { label, controls, width, least, most, side, onChange, onReset, className = '', style } = props;
  const hold = useRef<number | null>(null);
  const direction = side === 'before' ? 1 : -1;
  const ask = (asked: number) => onChange(Math.round(Math.max(least, Math.min(most, asked))));
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    hold.current = width - direction * event.clientX;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (hold.current !== null) ask(hold.current + direction * event.clientX);
  };
  const onPointerUp = () => {
    hold.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowLeft: -direction, ArrowRight: direction }[event.key];
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
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      className={`group/edge absolute inset-y-0 z-10 flex w-[9px] cursor-col-resize touch-none justify-center ${className}`}
      style={style}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={onReset}
      onKeyDown={onKeyDown}
    >
      <div className="w-px bg-line group-hover/edge:w-[3px] group-hover/edge:bg-line2" />
    </div>
  );
}

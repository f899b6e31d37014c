import { type HTMLAttributes, Suspense } from 'react';
import type { DragHandleProps } from './drag-handle.tsx';
import { lazyPart } from './lazy-part.tsx';

const DragHandle = lazyPart(async () => (await import('./drag-handle.tsx')).DragHandle, 'left out');

const UPRIGHT = 'inset-y-0 w-[9px] cursor-col-resize';
const LINE_UPRIGHT = 'h-full w-px group-hover/edge:w-[3px]';
const ACROSS = 'inset-x-0 h-[9px] cursor-row-resize items-center';
const LINE_ACROSS = 'h-px w-full group-hover/edge:h-[3px]';

export interface DragEdgeProps extends DragHandleProps {
  /** Where it stands. */
  readonly className?: string;
  readonly style?: HTMLAttributes<HTMLElement>['style'];
}

/**
 * An edge to drag, 9 px wide to the pointer and one to the eye. The line stands from the beginning; what can be dragged
 * comes after it.
 */
export function DragEdge({ className = '', style, ...handle }: DragEdgeProps) {
  const { isAcross = false } = handle;
  return (
    <div
      className={`group/edge absolute z-10 flex justify-center ${isAcross ? ACROSS : UPRIGHT} ${className}`}
      style={style}
    >
      <div className={`bg-line group-hover/edge:bg-line2 ${isAcross ? LINE_ACROSS : LINE_UPRIGHT}`} />
      <Suspense>
        <DragHandle {...handle} />
      </Suspense>
    </div>
  );
}

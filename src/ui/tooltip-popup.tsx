import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode, RefObject } from 'react';

export interface TooltipPopupProps {
  readonly label: ReactNode;
  readonly side: 'top' | 'bottom' | 'left' | 'right';
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
}

/** The hint of a `Tooltip`, in a chunk of its own. Escape closes it. */
export function TooltipPopup({ label, side, anchor, onClose, onPointerEnter, onPointerLeave }: TooltipPopupProps) {
  return (
    <Tooltip.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={anchor} side={side} sideOffset={6} className="z-50">
          <Tooltip.Popup
            role="tooltip"
            onPointerEnter={onPointerEnter}
            onPointerLeave={onPointerLeave}
            className="max-w-80 rounded border border-line2 bg-bg px-2 py-1 text-ink shadow-lg [overflow-wrap:anywhere]"
          >
            {label}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

import { Popover } from '@base-ui/react/popover';
import type { ReactNode, RefObject } from 'react';

interface AnchoredPopupProps {
  readonly label: string;
  /** Holds the button that opens it; the focus goes back there. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly align: 'start' | 'end';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small dialog below its button. Escape and a press elsewhere close it. */
export function AnchoredPopup({ label, anchor, align, onClose, children }: AnchoredPopupProps) {
  const change = (isOpen: boolean, { event }: Popover.Root.ChangeEventDetails) => {
    // A press on the button is its own click's business: closing here would have that click open it again.
    const isOnButton = event.target instanceof Node && anchor.current?.contains(event.target) === true;
    if (!isOpen && !(isOnButton && event.type !== 'keydown')) onClose();
  };
  return (
    <Popover.Root open onOpenChange={change}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} sideOffset={4} align={align} collisionPadding={8} className="z-40">
          <Popover.Popup
            aria-label={label}
            // What goes on in here is nothing to the waterfall behind it.
            onPointerMove={(event) => event.stopPropagation()}
            onPointerDown={(event) => event.stopPropagation()}
            finalFocus={() => anchor.current?.querySelector('button') ?? true}
            className="flex max-h-[min(420px,var(--available-height))] w-[min(320px,var(--available-width))] flex-col rounded-md border border-line2 bg-bg text-ink shadow-lg outline-none"
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

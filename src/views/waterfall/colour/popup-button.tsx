import { type ComponentType, cloneElement, type ReactElement, type RefObject, useRef, useState } from 'react';
import { useLoaded } from '../../../ui/use-loaded.ts';
import type { WaterfallModel } from '../waterfall-model.ts';

/** What a popup is given. */
export interface PopupProps {
  readonly model: WaterfallModel;
  /** Holds the button; the popup stands below it and gives the focus back to it. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

interface PopupButtonProps {
  readonly model: WaterfallModel;
  readonly button: ReactElement<ButtonProps>;
  readonly load: () => Promise<ComponentType<PopupProps>>;
}

/** What the button is given. */
interface ButtonProps {
  'aria-haspopup'?: 'dialog';
  'aria-expanded'?: boolean;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  onClick?: () => void;
}

/** A button that opens a popup, which is loaded when the button is first pointed at or focused. */
export function PopupButton({ model, button, load }: PopupButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const [isNear, setNear] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const [giveUp] = useState(() => () => {
    setOpen(false);
    setNear(false);
  });
  const Popup = useLoaded(load, isNear || isOpen, giveUp);
  return (
    <span ref={anchor} className="inline-flex min-w-0">
      {cloneElement(button, {
        'aria-haspopup': 'dialog',
        'aria-expanded': isOpen,
        onPointerEnter: () => setNear(true),
        onFocus: () => setNear(true),
        onClick: () => setOpen(!isOpen),
      })}
      {Popup !== undefined && isOpen && <Popup model={model} anchor={anchor} onClose={() => setOpen(false)} />}
    </span>
  );
}

import { type ComponentType, cloneElement, type ReactElement, type RefObject, useRef } from 'react';
import { useNearPopup } from '../../../ui/use-near-popup.ts';
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
  const anchor = useRef<HTMLSpanElement>(null);
  const { Popup, isOpen, setOpen, button: near } = useNearPopup(load);
  return (
    <span ref={anchor} className="inline-flex min-w-0">
      {cloneElement(button, { 'aria-haspopup': 'dialog', ...near })}
      {Popup !== undefined && isOpen && <Popup model={model} anchor={anchor} onClose={() => setOpen(false)} />}
    </span>
  );
}

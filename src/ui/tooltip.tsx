import { cloneElement, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { useLoaded } from './use-loaded.ts';

const OPENS_AFTER_MS = 400;
/** Long enough to move the pointer onto the hint, which must then stay (WCAG 1.4.13). */
const CLOSES_AFTER_MS = 120;

export interface TooltipProps {
  readonly label: ReactNode;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  /** The control; it needs a name of its own, since a hint is no name. */
  readonly children: ReactElement<{ title?: string }>;
}

const loadPopup = async () => (await import('./tooltip-popup.tsx')).TooltipPopup;
const ignoreFailure = () => {};

/** Shows a hint while the control inside is pointed at or has the keyboard's focus. Loaded when first needed. */
export function Tooltip({ label, side = 'top', children }: TooltipProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [isOpen, setOpenAfter] = useDelayed();
  const Popup = useLoaded(loadPopup, isOpen, ignoreFailure);
  const open = () => setOpenAfter(true, OPENS_AFTER_MS);
  const close = () => setOpenAfter(false, CLOSES_AFTER_MS);
  const closeNow = () => setOpenAfter(false, 0);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the control inside, adds no interaction
    <span
      ref={anchor}
      className="inline-flex"
      onPointerEnter={(event) => event.pointerType === 'mouse' && open()}
      onPointerLeave={close}
      onPointerDown={closeNow}
      onFocus={(event) => event.target.matches(':focus-visible') && open()}
      onBlur={closeNow}
    >
      {cloneElement(children, { title: '' })}
      {Popup !== undefined && isOpen && (
        <Popup {...{ label, side, anchor }} onClose={closeNow} onPointerEnter={open} onPointerLeave={close} />
      )}
    </span>
  );
}

function useDelayed(): readonly [boolean, (value: boolean, delay: number) => void] {
  const [value, setValue] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const setAfter = (next: boolean, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setValue(next), delay);
  };
  return [value, setAfter];
}

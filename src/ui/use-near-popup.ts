import { useState } from 'react';
import { useLoaded } from './use-loaded.ts';

/** A popup that comes when its button is near to being pressed, and what its button is given. */
export interface NearPopup<Popup> {
  /** undefined until it is there. */
  readonly Popup: Popup | undefined;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  readonly button: {
    readonly 'aria-expanded': boolean;
    readonly onPointerEnter: () => void;
    readonly onFocus: () => void;
    readonly onClick: () => void;
  };
}

/** Loads a popup when its button is first pointed at or focused; one that could not be loaded is closed again. */
export function useNearPopup<Popup>(load: () => Promise<Popup>): NearPopup<Popup> {
  const [isOpen, setOpen] = useState(false);
  const [isNear, setNear] = useState(false);
  const [giveUp] = useState(() => () => {
    setOpen(false);
    setNear(false);
  });
  const Popup = useLoaded(load, isNear || isOpen, giveUp);
  const come = () => setNear(true);
  const button = {
    'aria-expanded': isOpen,
    onPointerEnter: come,
    onFocus: come,
    onClick: () => setOpen(!isOpen),
  };
  return { Popup, isOpen, setOpen, button };
}

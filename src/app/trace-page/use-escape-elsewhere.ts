import { useEffect } from 'react';
import { isTakenByControl } from '../is-taken-by-control.ts';

/** Outside a panel, Escape closes it once it means nothing else: in the waterfall it first resets the zoom. */
export function useEscapeElsewhere(isActive: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!isActive) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTakenByControl(event.target)) return;
      event.preventDefault();
      onEscape();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isActive, onEscape]);
}

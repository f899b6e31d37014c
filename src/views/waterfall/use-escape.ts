import { useEffect } from 'react';

/** Parts of a page in which Escape has a meaning of its own. */
const ELSEWHERE = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]';

/** Calls `onEscape` when Escape is pressed anywhere it means nothing else; it returns whether it had something to do. */
export function useEscape(onEscape: () => boolean): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(ELSEWHERE) !== null) return;
      if (onEscape()) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onEscape]);
}

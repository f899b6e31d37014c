import { type RefObject, useEffect } from 'react';

/** Keys that move through rows; a page that fits its window has no other use for them. */
const MOVES = /^(Arrow(Up|Down|Left|Right)|Page(Up|Down)|Home|End|\*)$/;

/**
 * Hands keys that nothing on the page has to the tree grid within `frame`, with the focus: a trace that was just opened
 * can be walked through at once.
 */
export function useUnfocusedKeys(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, shiftKey, target, altKey, ctrlKey, metaKey } = event;
      const hasModifier = altKey || ctrlKey || metaKey || (shiftKey && key !== '*');
      const isFree = target === document.body && !event.defaultPrevented && !hasModifier;
      const grid = isFree && MOVES.test(key) ? frame.current?.querySelector<HTMLElement>('[role=treegrid]') : null;
      if (!grid) return;
      event.preventDefault();
      grid.focus();
      grid.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [frame]);
}

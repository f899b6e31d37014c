import type { Doing } from './view-history.ts';

/**
 * Calls `onChange` with what somebody begins to do on the page, or no longer holds: each press of a button or finger, each
 * key that goes down, and each run of a wheel is a gesture of its own. Returns how to stop.
 */
export function listenForDoing(page: EventTarget, onChange: (doing: Doing) => void): () => void {
  const listening = new AbortController();
  let gesture = 0;
  let kind = '';
  const begin = (next: string, isHeld = false) => {
    kind = next;
    onChange({ gesture: ++gesture, isHeld });
  };
  const onRun = (run: string) => {
    if (run !== kind) begin(run);
  };
  const onDown = (event: Event) => {
    // A second finger belongs to the first one's pinch.
    if (event instanceof PointerEvent && event.isPrimary) begin('press', true);
  };
  const onUp = (event: Event) => {
    if (event instanceof PointerEvent && event.isPrimary) onChange({ gesture, isHeld: false });
  };
  const onKeyDown = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.repeat) return;
    if (isTyping(event)) onRun('typing');
    else begin('key');
  };
  const onWheel = (event: Event) => {
    if (event instanceof WheelEvent) onRun(`wheel ${event.ctrlKey || event.metaKey} ${event.shiftKey}`);
  };
  const options = { signal: listening.signal, capture: true, passive: true };
  page.addEventListener('pointerdown', onDown, options);
  page.addEventListener('pointerup', onUp, options);
  page.addEventListener('pointercancel', onUp, options);
  page.addEventListener('keydown', onKeyDown, options);
  page.addEventListener('wheel', onWheel, options);
  return () => listening.abort();
}

/** A word that is searched for is one, not a step for each of its letters. */
function isTyping({ key, target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && (key.length === 1 || key === 'Backspace' || key === 'Delete');
}

import { isTakenByControl } from './is-taken-by-control.ts';

let kept: DataTransfer | null = null;

/** What is pasted is gone after its event, so it is copied. */
function keep(event: ClipboardEvent): void {
  if (event.clipboardData === null || isTakenByControl(event.target)) return;
  kept = new DataTransfer();
  kept.setData('text/plain', event.clipboardData.getData('text/plain'));
  for (const file of event.clipboardData.files) kept.items.add(file);
}

/** Keeps what is pasted on the page while nothing can read it yet. Returns what ends that. */
export function keepEarlyPaste(): () => void {
  window.addEventListener('paste', keep);
  return () => window.removeEventListener('paste', keep);
}

/** Pastes once more what was kept, for a reader that has come, and keeps no more. */
export function repeatEarlyPaste(): void {
  window.removeEventListener('paste', keep);
  if (kept === null) return;
  const event = new ClipboardEvent('paste', { clipboardData: kept, bubbles: true, cancelable: true });
  kept = null;
  document.body.dispatchEvent(event);
}

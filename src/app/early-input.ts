import { isTakenByControl } from './is-taken-by-control.ts';

let pasted: DataTransfer | null = null;
let dropped: readonly File[] = [];

/** What is pasted is gone after its event, so it is copied. */
function keepPaste(event: ClipboardEvent): void {
  if (event.clipboardData === null || isTakenByControl(event.target)) return;
  pasted = new DataTransfer();
  pasted.setData('text/plain', event.clipboardData.getData('text/plain'));
  for (const file of event.clipboardData.files) pasted.items.add(file);
}

/** A drop that nothing takes would put the file in the page's place. */
function keepDrop(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  if (event.type === 'drop') dropped = [...event.dataTransfer.files];
}

function forgetDrops(): void {
  window.removeEventListener('dragover', keepDrop);
  window.removeEventListener('drop', keepDrop);
}

/** Keeps what is pasted or dropped on the page while nothing can read it yet. Returns what ends that. */
export function keepEarlyInput(): () => void {
  window.addEventListener('paste', keepPaste);
  window.addEventListener('dragover', keepDrop);
  window.addEventListener('drop', keepDrop);
  return () => {
    window.removeEventListener('paste', keepPaste);
    forgetDrops();
  };
}

/** Pastes once more what was kept, for a reader that has come, and keeps no more. */
export function repeatEarlyPaste(): void {
  window.removeEventListener('paste', keepPaste);
  if (pasted === null) return;
  const event = new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true });
  pasted = null;
  document.body.dispatchEvent(event);
}

/** Returns the files that were dropped, for a reader that has come, and keeps no more. */
export function takeEarlyDrop(): readonly File[] {
  forgetDrops();
  const files = dropped;
  dropped = [];
  return files;
}

import { isTakenByControl } from './is-taken-by-control.ts';

/** What was dropped on the page. */
export interface Drop {
  readonly files: readonly File[];
  /** The same as entries, of which some may be folders; null for what a script dropped. */
  readonly entries: readonly (FileSystemEntry | null)[];
}

/** What is pasted or dropped while nothing can read it yet; its readers take it from here when they come. */
export const earlyInput: { pasted: DataTransfer | null; dropped: Drop | null } = { pasted: null, dropped: null };

/** Entering is among them: where what is below the pointer changes, only what took that is dropped on. */
export const DRAGGING = ['dragenter', 'dragover', 'drop'] as const;

/** Returns what is dropped, which is there during the event alone. */
export function droppedBy({ files, items }: DataTransfer): Drop {
  return { files: [...files], entries: Array.from(items, (item) => item.webkitGetAsEntry()) };
}

/** Keeps what is pasted; it is gone after its event, so it is copied. */
export function keepPaste(event: ClipboardEvent): void {
  if (event.clipboardData === null || isTakenByControl(event.target)) return;
  const pasted = new DataTransfer();
  pasted.setData('text/plain', event.clipboardData.getData('text/plain'));
  for (const file of event.clipboardData.files) pasted.items.add(file);
  earlyInput.pasted = pasted;
}

/** Keeps what is dropped. A drop that nothing takes would put the file in the page's place. */
export function keepDrop(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  if (event.type === 'drop') earlyInput.dropped = droppedBy(event.dataTransfer);
}

/** Keeps what is pasted or dropped on the page, until its readers end it. */
export function keepEarlyInput(): void {
  window.addEventListener('paste', keepPaste);
  for (const type of DRAGGING) window.addEventListener(type, keepDrop);
}

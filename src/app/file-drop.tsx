import { Suspense, useEffect, useState } from 'react';
import { lazyPart } from '../ui/lazy-part.tsx';
import { DRAGGING, type Drop, droppedBy, earlyInput, keepDrop } from './early-input.ts';
import { filesOfEntries } from './folder-files.ts';
import { type Opener, useOpener } from './use-opener.ts';

const DropTarget = lazyPart(async () => (await import('./drop-target.tsx')).DropTarget, 'left out');

/** Takes files dropped anywhere on the page, and says so while they are held over it. */
export function FileDrop() {
  const { openFiles } = useOpener();
  const isOver = useFileDrop(openFiles);
  if (!isOver) return null;
  return (
    <Suspense>
      <DropTarget />
    </Suspense>
  );
}

async function openDrop({ files, entries }: Drop, onFiles: Opener['openFiles']): Promise<void> {
  const known = entries.filter((entry) => entry !== null);
  if (!known.some(({ isDirectory }) => isDirectory)) return onFiles(files);
  const source = await filesOfEntries(known);
  onFiles(source.files, source.folder);
}

/** Returns what was dropped before there was a reader; no more of it is kept. */
function takeEarlyDrop(): Drop | null {
  for (const type of DRAGGING) window.removeEventListener(type, keepDrop);
  const { dropped } = earlyInput;
  earlyInput.dropped = null;
  return dropped;
}

function useFileDrop(onFiles: Opener['openFiles']): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    // Leaving an element for another one within the page names that one; leaving the window names none.
    const onDragLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      void openDrop(droppedBy(event.dataTransfer), onFiles);
    };
    const early = takeEarlyDrop();
    if (early !== null) void openDrop(early, onFiles);
    window.addEventListener('dragenter', onDragOver);
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onDragOver);
      window.removeEventListener('dragenter', onDragOver);
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [onFiles]);
  return isOver;
}

import { Suspense, useEffect, useState } from 'react';
import { lazyPart } from '../ui/lazy-part.tsx';
import { takeEarlyDrop } from './early-input.ts';
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

/** What was dropped is there during the event alone. null where there is no folder among it. */
function entriesWithFolders({ items }: DataTransfer): readonly FileSystemEntry[] | null {
  const entries = Array.from(items).flatMap((item) => item.webkitGetAsEntry() ?? []);
  return entries.some(({ isDirectory }) => isDirectory) ? entries : null;
}

async function openFolders(entries: readonly FileSystemEntry[], onFiles: Opener['openFiles']): Promise<void> {
  const { files, folder } = await filesOfEntries(entries);
  onFiles(files, folder);
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
      const entries = entriesWithFolders(event.dataTransfer);
      if (entries === null) onFiles(event.dataTransfer.files);
      else void openFolders(entries, onFiles);
    };
    onFiles(takeEarlyDrop());
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [onFiles]);
  return isOver;
}

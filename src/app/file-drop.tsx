import { Suspense, useEffect, useState } from 'react';
import { lazyPart } from '../ui/lazy-part.tsx';
import { takeEarlyDrop } from './early-input.ts';
import { useOpener } from './use-opener.ts';

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

function useFileDrop(onFiles: (files: Iterable<File>) => void): boolean {
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
      onFiles(event.dataTransfer.files);
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

import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useOpener } from './use-opener.ts';

/** Takes files dropped anywhere on the page, and says so while they are held over it. */
export function FileDrop() {
  const { openFiles } = useOpener();
  const isOver = useFileDrop(openFiles);
  if (!isOver) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center bg-bg/92 p-6">
      <div className="flex h-full w-full flex-col items-center justify-center gap-3 rounded-lg border-2 border-dashed border-accent text-center">
        <Download size={28} aria-hidden className="text-accent" />
        <p className="text-[19px] leading-[26px] font-semibold">Drop to open</p>
        <p className="text-ink2">OTLP or Jaeger JSON, gzip too. Read in this browser, sent nowhere.</p>
      </div>
    </div>
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

import { useMemo } from 'react';
import type { PickedFolder, TraceSource } from '../load/trace-source.ts';
import { keepFile, keptFiles } from './kept-files.ts';
import { readAddress } from './read-address.ts';
import { NO_SOURCE } from './url-state.ts';
import { useNavigate } from './use-address.ts';

/** The ways to open a document; each is a step in the history. */
export interface Opener {
  /** Opens files as one source; those of a folder also where there are none, so that this is told. */
  readonly openFiles: (files: Iterable<File>, folder?: PickedFolder) => void;
  /** Opens a pasted document. */
  readonly openText: (text: string) => void;
}

/** Returns the name of the file that the address is of and that is not kept, as after a reload; empty if there is none. */
function awaitedFile(): string {
  const address = readAddress(location.pathname, location.search);
  const file = 'file' in address ? address.file : '';
  return keptFiles.get().has(file) ? '' : file;
}

/** Returns the ways to open a document. */
export function useOpener(): Opener {
  const navigate = useNavigate();
  return useMemo(() => {
    const openKept = (source: Extract<TraceSource, { type: 'files' | 'text' }>) => {
      const awaited = awaitedFile();
      const { name } = keepFile(source);
      // The address that waits for it says what to show of it.
      if (name !== awaited) navigate({ page: 'traces', traceIds: [], ...NO_SOURCE, file: name });
    };
    return {
      openFiles: (list, folder) => {
        const files = [...list];
        if (files.length > 0 || folder) openKept({ type: 'files', files, folder });
      },
      openText: (text) => openKept({ type: 'text', text }),
    };
  }, [navigate]);
}

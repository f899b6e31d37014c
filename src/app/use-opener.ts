import { useMemo } from 'react';
import type { TraceSource } from '../load/trace-source.ts';
import { keepFile, keptFiles } from './kept-files.ts';
import { readAddress } from './read-address.ts';
import { NO_SOURCE, type SourceFields } from './url-state.ts';
import { useNavigate } from './use-address.ts';

/** An id as it was recognised in a text. */
export interface AskedId {
  readonly traceId: string;
  readonly spanId: string | null;
}

/** The ways to open something; each is a step in the history. */
export interface Opener {
  /** Asks the place named for one trace, looked at as `look` says, or for several, which are listed. */
  readonly openIds: (ids: readonly AskedId[], from: SourceFields, look?: string) => void;
  readonly openFiles: (files: Iterable<File>) => void;
  /** Opens a pasted document. */
  readonly openText: (text: string) => void;
}

/** Returns the name of the file that the address is of and that is not kept, as after a reload; empty if there is none. */
function awaitedFile(): string {
  const address = readAddress(location.pathname, location.search);
  const file = 'file' in address ? address.file : '';
  return keptFiles.get().has(file) ? '' : file;
}

/** Returns the ways to open something. */
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
      openIds: (ids, from, look = '') => {
        const [first, ...others] = ids;
        if (others.length > 0) navigate({ page: 'traces', traceIds: ids.map((id) => id.traceId), ...from });
        else navigate({ page: 'trace', traceId: first.traceId, span: first.spanId ?? '', look, ...from });
      },
      openFiles: (list) => {
        const files = [...list];
        if (files.length > 0) openKept({ type: 'files', files });
      },
      openText: (text) => openKept({ type: 'text', text }),
    };
  }, [navigate]);
}

import { type ClipboardEvent as ReactClipboardEvent, useCallback } from 'react';
import { recognise } from '../../load/identifiers.ts';
import { useOpener } from '../use-opener.ts';

type Paste = ClipboardEvent | ReactClipboardEvent;

/**
 * Returns the handler of a paste: files and documents open at once, and it returns true; any other text is left to
 * whoever asks.
 */
export function usePaste(): (event: Paste) => boolean {
  const { openFiles, openText } = useOpener();
  return useCallback(
    (event) => {
      const files = event.clipboardData?.files ?? [];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const isDocument = files.length === 0 && recognise(text, document.baseURI).kind === 'document';
      if (files.length > 0) openFiles(files);
      else if (isDocument) openText(text);
      else return false;
      event.preventDefault();
      return true;
    },
    [openFiles, openText],
  );
}

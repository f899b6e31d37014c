import { useEffect } from 'react';
import { recognise } from '../load/identifiers.ts';
import { showKeys } from './dialogs.tsx';
import { focusBox, setBoxText } from './open-box/box-text.ts';
import { usePaste } from './open-box/use-paste.ts';

/** Keys and pastes that work wherever the focus is, except where text is being written or a dialog is open. */
export function usePageKeys(): void {
  const paste = usePaste();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      if (event.key === '/') focusBox();
      else if (event.key === '?') showKeys();
      else return;
      event.preventDefault();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isBusy(event.target) || paste(event)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (recognise(text, document.baseURI).kind === 'unknown') return;
      setBoxText(text.replace(/\s*\n\s*/g, ' ').trim());
      focusBox();
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('paste', onPaste);
    };
  }, [paste]);
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu]') !== null;
}

import { useEffect } from 'react';
import { earlyInput, keepPaste } from './early-input.ts';
import { isTakenByControl } from './is-taken-by-control.ts';
import { focusBox, setBoxText } from './open-box/box-text.ts';
import { recogniseText } from './open-box/recognise-text.ts';
import { usePaste } from './open-box/use-paste.ts';

/** Takes what is pasted anywhere on the page: files and documents open, anything that holds an id goes to the box. */
export function PagePaste() {
  const paste = usePaste();
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (isTakenByControl(event.target) || paste(event)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (recogniseText(text, document.baseURI).kind === 'unknown') return;
      setBoxText(text.replace(/\s*\n\s*/g, ' ').trim());
      focusBox();
      event.preventDefault();
    };
    window.addEventListener('paste', onPaste);
    repeatEarlyPaste();
    return () => window.removeEventListener('paste', onPaste);
  }, [paste]);
  return null;
}

/** Pastes once more what was pasted before there was a reader; no more of it is kept. */
function repeatEarlyPaste(): void {
  window.removeEventListener('paste', keepPaste);
  const { pasted } = earlyInput;
  if (pasted === null) return;
  earlyInput.pasted = null;
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }));
}

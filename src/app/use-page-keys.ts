import { useEffect } from 'react';
import { isLetterKeyOff } from '../ui/letter-keys.ts';
import { isTakenByControl } from './is-taken-by-control.ts';
import { focusBox } from './open-box/box-text.ts';

/** No row waits for the dialogs' code. */
async function showKeys(): Promise<void> {
  (await import('./dialogs.tsx')).showKeys();
}

/** Keys that work wherever the focus is, except where text is being written or a dialog is open. */
export function usePageKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
      if (event.defaultPrevented || hasModifier || isTakenByControl(event.target) || isLetterKeyOff(event)) return;
      if (event.key === '/') focusBox();
      else if (event.key === '?') showKeys().catch(() => {});
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

import { useEffect } from 'react';
import { announce } from '../../ui/announce.ts';
import { isLetterKeyOff } from '../../ui/letter-keys.ts';
import type { TraceViewProps } from '../../views/trace-view-props.ts';
import { isTakenByControl } from '../is-taken-by-control.ts';
import { MAX_PINS } from '../url-state.ts';
import { withPinToggled } from './pin-toggle.ts';
import { openPanel, pinSpans, type Screen } from './screen-actions.ts';

export interface ScreenKeysProps {
  readonly screen: Screen;
  readonly props: TraceViewProps;
}

/** Keys of the whole screen of a trace; nothing to be seen. */
export function ScreenKeys({ screen, props: { selected, pinned } }: ScreenKeysProps) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
      if (event.key !== 'p' || hasModifier || event.defaultPrevented || isTakenByControl(event.target)) return;
      if (selected < 0 || isLetterKeyOff(event)) return;
      event.preventDefault();
      const isPinned = pinned.includes(selected);
      if (!isPinned && pinned.length >= MAX_PINS) return announce(`${MAX_PINS} spans are pinned; no more can be.`);
      pinSpans(screen, withPinToggled(pinned, selected));
      announce(isPinned ? 'Unpinned.' : `Pinned for comparison, as ${pinned.length + 1} of at most ${MAX_PINS}.`);
      if (isPinned || screen.panel.isOpen) return;
      screen.setTab('compare');
      openPanel(screen);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [screen, selected, pinned]);
  return null;
}

import { useEffect } from 'react';
import { announce } from '../../ui/announce.ts';
import { isLetterKeyOff } from '../../ui/letter-keys.ts';
import type { TraceViewProps } from '../../views/trace-view-props.ts';
import { isTakenByControl } from '../is-taken-by-control.ts';
import { MAX_PINS } from '../url-state.ts';
import { coversBars } from './panel-frame.tsx';
import { withPinToggled } from './pin-toggle.ts';
import { openPanel, pinSpans, type Screen } from './screen-actions.ts';
import { stepToFinding } from './step-to-finding.ts';
import { useLinkedSettings } from './use-linked-settings.ts';
import { prepareToWrite } from './use-look.ts';

export interface ScreenKeysProps {
  readonly screen: Screen;
  readonly props: TraceViewProps;
}

/** Returns whether there was something to do. */
type KeyAction = (screen: Screen, props: TraceViewProps) => boolean;

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  k: togglePin,
  n: (screen, props) => step(screen, props, 1),
  p: (screen, props) => step(screen, props, -1),
};

/** Keys of the whole screen of a trace, and the settings of its link; nothing to be seen. */
export function ScreenKeys({ screen, props }: ScreenKeysProps) {
  useLinkedSettings(screen);
  useEffect(prepareToWrite, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTakenByControl(event.target) || isLetterKeyOff(event)) return;
      // A key that is held would write more addresses than browsers allow.
      if (!event.repeat && ACTIONS[event.key]?.(screen, props)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [screen, props]);
  useEffect(() => {
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTakenByControl(event.target)) return;
      if (takeBack(props)) event.preventDefault();
    };
    // Before all others: what is lit and says so comes off before panels close and views are left.
    window.addEventListener('keydown', onEscape, { capture: true });
    return () => window.removeEventListener('keydown', onEscape, { capture: true });
  }, [props]);
  return null;
}

function togglePin(screen: Screen, { selected, pinned }: TraceViewProps): boolean {
  if (selected < 0) return false;
  const isPinned = pinned.includes(selected);
  if (!isPinned && pinned.length >= MAX_PINS) {
    announce(`${MAX_PINS} spans are pinned; no more can be.`);
    return true;
  }
  pinSpans(screen, withPinToggled(pinned, selected));
  announce(isPinned ? 'Unpinned.' : `Pinned for comparison, as ${pinned.length + 1} of at most ${MAX_PINS}.`);
  if (isPinned || screen.panel.isOpen) return true;
  screen.setTab('compare');
  openPanel(screen);
  return true;
}

function step(screen: Screen, { insights, trace }: TraceViewProps, by: 1 | -1): boolean {
  if (insights === null) return false;
  stepToFinding(insights, trace, by);
  screen.setTab('findings');
  if (!screen.panel.isOpen && !coversBars(screen.panel.place)) openPanel(screen);
  return true;
}

/** Returns whether a finding was chosen, or a part of the ledger lit: then none is any more. */
function takeBack({ insights }: TraceViewProps): boolean {
  if (insights === null || (insights.shown < 0 && insights.part === null)) return false;
  if (insights.shown >= 0) insights.onShow(-1);
  if (insights.part !== null) insights.onPart('');
  announce(insights.shown < 0 ? 'No part of the time is chosen any more.' : 'No finding is chosen any more.');
  return true;
}

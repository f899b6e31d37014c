import { useLayoutEffect, useRef } from 'react';
import { isLetterKeyOff } from '../../../ui/letter-keys.ts';
import type { FullModel } from '../full-model.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './index.ts';
import { useSpokenViews } from './use-spoken-views.ts';

/** Parts of a page in which keys have a meaning of their own. */
const ELSEWHERE = '[role=dialog], [role=menu], [role=listbox]';
const FIELD = 'input, textarea, select, [contenteditable]';

const BY_KEY = new Map<string, Command[]>();
for (const command of COMMANDS.flatMap((group) => group.commands)) {
  for (const key of command.keys) BY_KEY.set(key, [...(BY_KEY.get(key) ?? []), command]);
}

/** Runs commands on their keys, wherever on the page these mean nothing else, and has it told what they lead to. */
export function useCommands(model: FullModel): void {
  useSpokenViews(model);
  const latest = useRef(model);
  useLayoutEffect(() => {
    latest.current = model;
  });
  // Before the paint: where the tools are seen, their keys work.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isLetterKeyOff(event)) return;
      if (isWithin(event.target, ELSEWHERE)) return;
      const isInField = isWithin(event.target, FIELD);
      const meant = (BY_KEY.get(chordOf(event)) ?? []).filter(({ worksInFields }) => !isInField || worksInFields);
      if (meant.some((command) => command.run(latest.current))) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isWithin(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

/** Shift is told only where the key alone does not tell it: `?` needs none, `Shift+Enter` does. */
function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const isNamed = key.length > 1;
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shiftKey && isNamed ? 'Shift+' : ''}${key}`;
}

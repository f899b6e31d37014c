import type { MenuEntry } from '../../ui/menu.tsx';
import type { Command } from './commands/command.ts';
import { COMMANDS } from './commands/index.ts';
import { keyText } from './commands/key-text.ts';
import type { FullModel } from './full-model.ts';

/** Returns the commands with these keys as lines of a menu, those left out that have nothing to act on. */
export function entriesOf(model: FullModel, keys: readonly string[]): MenuEntry[] {
  const commands = keys.map(commandOf).filter((command) => command !== undefined);
  return commands
    .filter((command) => command.isOffered?.(model) ?? true)
    .map((command) => ({
      type: 'action',
      label: command.title,
      hint: keyText(command.keys[0]),
      onSelect: () => command.run(model),
    }));
}

function commandOf(key: string): Command | undefined {
  return COMMANDS.flatMap((group) => group.commands).find((command) => command.keys.includes(key));
}

import { findHandle } from '../find/find-handle.ts';
import type { CommandGroup } from './command.ts';

/** Each is left to the browser where the search has no use for it: Ctrl+F in the field itself is the browser's own. */
export const FINDING: CommandGroup = {
  title: 'Find',
  commands: [
    {
      keys: ['Ctrl+f'],
      title: 'Find in the trace; once more for the browser’s own search',
      worksInFields: true,
      run: ({ store }) => findHandle(store)?.focus() ?? false,
    },
    {
      keys: ['F3', 'Ctrl+g'],
      title: 'Next match',
      worksInFields: true,
      run: ({ store }) => findHandle(store)?.step(1) ?? false,
    },
    {
      keys: ['Shift+F3', 'Ctrl+G'],
      title: 'Match before',
      worksInFields: true,
      run: ({ store }) => findHandle(store)?.step(-1) ?? false,
    },
    { keys: ['Escape'], title: 'End the search', run: ({ store }) => findHandle(store)?.clear() ?? false },
  ],
};

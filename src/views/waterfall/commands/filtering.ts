import { filterHandle } from '../filter/filter-handle.ts';
import type { CommandGroup } from './command.ts';

/** Each is left to the browser where the filter has no use for it: Ctrl+F in the box itself is the browser's own. */
export const FILTERING: CommandGroup = {
  title: 'Filter',
  commands: [
    {
      keys: ['Ctrl+f'],
      title: 'Find and filter spans; once more for the browser’s own search',
      worksInFields: true,
      run: ({ store }) => filterHandle(store)?.focus() ?? false,
    },
    {
      keys: ['F3', 'Ctrl+g'],
      title: 'Next match',
      worksInFields: true,
      run: ({ store }) => filterHandle(store)?.step(1) ?? false,
    },
    {
      keys: ['Shift+F3', 'Ctrl+G'],
      title: 'Match before',
      worksInFields: true,
      run: ({ store }) => filterHandle(store)?.step(-1) ?? false,
    },
    {
      keys: ['M'],
      title: 'Only matches and what is above them, or all rows',
      run: ({ store }) => filterHandle(store)?.toggleMode() ?? false,
    },
    {
      keys: ['Escape'],
      title: 'Out of the filter’s box; in the rows, remove the filter',
      run: ({ store }) => filterHandle(store)?.clear() ?? false,
    },
  ],
};

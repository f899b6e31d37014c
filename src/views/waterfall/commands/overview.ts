import { overviewOf } from '../overview/overview-state.ts';
import type { CommandGroup } from './command.ts';

export const OVERVIEW: CommandGroup = {
  title: 'All rows',
  commands: [
    {
      keys: ['v'],
      title: 'Show all rows at once, or their names again',
      run({ store }) {
        const overview = overviewOf(store);
        overview.set(!overview.isOpen());
        return true;
      },
    },
    {
      keys: ['Escape'],
      title: 'Show names again',
      shownAs: [],
      run({ store }) {
        const overview = overviewOf(store);
        if (!overview.isOpen()) return false;
        overview.set(false);
        return true;
      },
    },
  ],
};

import { picksOf } from '../../trace-picks.ts';
import type { CommandGroup } from './command.ts';

/** What a strip of running spans points out. */
export const POINTING_OUT: CommandGroup = {
  title: 'Colours',
  commands: [
    {
      keys: ['Escape'],
      title: 'Show all spans alike again, when some are pointed out',
      run: ({ trace }) => {
        const { get, change } = picksOf(trace);
        const isAny = get().pointedOut !== null;
        if (isAny) change({ pointedOut: null });
        return isAny;
      },
    },
  ],
};

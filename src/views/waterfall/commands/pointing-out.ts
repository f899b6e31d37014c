import type { CommandGroup } from './command.ts';

/** What a legend, or a strip, points out. */
export const POINTING_OUT: CommandGroup = {
  title: 'Colours',
  commands: [
    {
      keys: ['Escape'],
      title: 'Show all spans alike again, when some are pointed out',
      run: ({ lit, setLit }) => {
        setLit(null);
        return lit !== null;
      },
    },
  ],
};

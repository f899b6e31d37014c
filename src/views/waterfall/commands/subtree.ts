import { hasOwnSubtree, leaveSubtree, showSubtree } from '../subtree.ts';
import type { CommandGroup } from './command.ts';

export const SUBTREE: CommandGroup = {
  title: 'Subtree',
  commands: [
    {
      keys: ['f'],
      title: 'Show only the row and what is below it',
      isOffered: (model) => hasOwnSubtree(model, model.tree.active),
      run: (model) => showSubtree(model, model.tree.active),
    },
    { keys: ['F'], title: 'Show all rows again', isOffered: ({ tree }) => tree.root >= 0, run: leaveSubtree },
  ],
};

import type { FullModel } from '../full-model.ts';
import type { CommandGroup } from './command.ts';

/** Steps through the views that were left. Last in the list: Escape is theirs where nobody else has a use for it. */
export const VIEWS: CommandGroup = {
  title: 'Back and forward through views',
  commands: [
    { keys: ['Escape'], title: 'Back, until the whole trace is shown', run: back },
    { keys: ['Backspace'], title: 'Back to the view before', run: ({ steps }) => steps.back() },
    { keys: ['Shift+Backspace'], title: 'Forward again', run: ({ steps }) => steps.forward() },
  ],
};

function back({ box, steps }: FullModel): boolean {
  const isDrawn = box.get() !== null;
  box.set(null);
  return isDrawn || steps.backToWhole();
}

import type { FullModel } from '../full-model.ts';
import { togglePathAlone } from '../insights/path-alone.ts';
import type { CommandGroup } from './command.ts';

/** What is drawn of the analysis. */
export const INSIGHTS: CommandGroup = {
  title: 'Critical path and “what if”',
  commands: [
    { keys: ['q'], title: 'Only the rows of the critical path, or all again', run: togglePathAlone },
    {
      keys: ['r'],
      title: 'Take the last “what if” back',
      isOffered: ({ insights }) => (insights?.changes.length ?? 0) > 0,
      run: takeBack,
    },
  ],
};

function takeBack({ insights }: FullModel): boolean {
  if (insights === null || insights.changes.length === 0) return false;
  insights.onChange(insights.changes.slice(0, -1));
  return true;
}

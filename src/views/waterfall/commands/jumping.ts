import { announce } from '../../../ui/announce.ts';
import type { FullModel } from '../full-model.ts';
import { goTo } from '../go-to.ts';
import {
  firstChild,
  type Jump,
  nextError,
  nextOfOperation,
  nextSibling,
  parentOf,
  previousError,
  previousOfOperation,
  previousSibling,
  slowestChild,
} from '../jumps.ts';
import type { CommandGroup } from './command.ts';

/** Each selects a span, from the row that keys act on. */
export const JUMPING: CommandGroup = {
  title: 'Jump to a span',
  commands: [
    { keys: ['u'], title: 'Parent', run: jumpBy(parentOf, 'This span has no parent.') },
    { keys: ['U'], title: 'First child', run: jumpBy(firstChild, 'This span has no children.') },
    { keys: ['l'], title: 'Longest child', run: jumpBy(slowestChild, 'This span has no children.') },
    { keys: ['Alt+ArrowDown'], title: 'Next sibling', run: jumpBy(nextSibling, 'No sibling follows.') },
    { keys: ['Alt+ArrowUp'], title: 'Sibling before', run: jumpBy(previousSibling, 'No sibling comes before.') },
    { keys: ['e'], title: 'Next error', run: jumpBy(nextError, 'There is no other error.') },
    { keys: ['E'], title: 'Error before', run: jumpBy(previousError, 'There is no other error.') },
    { keys: ['o'], title: 'Next of the same operation', run: jumpBy(nextOfOperation, 'This is the only one.') },
    { keys: ['O'], title: 'The same operation before', run: jumpBy(previousOfOperation, 'This is the only one.') },
  ],
};

/** With nowhere to go, screen readers are told; the key stays taken. */
function jumpBy(jump: Jump, otherwise: string): (model: FullModel) => boolean {
  return (model) => {
    if (model.trace.length === 0) return false;
    const to = jump(model.trace, model.tree.active);
    if (to < 0) announce(otherwise);
    else goTo(model, to);
    return true;
  };
}

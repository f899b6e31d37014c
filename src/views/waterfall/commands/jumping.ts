import { announce } from '../../../ui/announce.ts';
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
import type { Command, CommandGroup } from './command.ts';

/** Each selects a span, from the row that keys act on. */
export const JUMPING: CommandGroup = {
  title: 'Jump to a span',
  commands: [
    jumpTo('u', 'To the parent', parentOf, 'This span has no parent.'),
    jumpTo('U', 'To the first child', firstChild, 'This span has no children.'),
    jumpTo('l', 'To the longest child', slowestChild, 'This span has no children.'),
    jumpTo('Alt+ArrowDown', 'To the next sibling', nextSibling, 'No sibling follows.'),
    jumpTo('Alt+ArrowUp', 'To the sibling before', previousSibling, 'No sibling comes before.'),
    jumpTo('e', 'To the next error', nextError, 'There is no other error.'),
    jumpTo('E', 'To the error before', previousError, 'There is no other error.'),
    jumpTo('o', 'To the next of the same operation', nextOfOperation, 'This is the only one.'),
    jumpTo('O', 'To the same operation before', previousOfOperation, 'This is the only one.'),
  ],
};

/** With nowhere to go, screen readers are told; the key stays taken. */
function jumpTo(key: string, title: string, jump: Jump, otherwise: string): Command {
  return {
    keys: [key],
    title,
    isOffered: ({ trace, tree }) => jump(trace, tree.active) >= 0,
    run(model) {
      const { trace, tree } = model;
      if (trace.length === 0) return false;
      const to = jump(trace, tree.active);
      if (to < 0) announce(otherwise);
      else goTo(model, to);
      return true;
    },
  };
}

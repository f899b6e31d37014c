import type { FullModel } from '../full-model.ts';
import type { CommandGroup } from './command.ts';

export const ROW_MENU: CommandGroup = {
  title: 'Row',
  commands: [{ keys: ['Shift+F10'], shownAs: ['Shift F10', 'Menu'], title: 'The row’s menu', run: openMenu }],
};

/** As the key for menus does by itself: the grid is asked for its menu. */
function openMenu({ frame }: FullModel): boolean {
  const grid = frame.current?.querySelector('[role=treegrid]');
  grid?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
  return grid !== undefined;
}

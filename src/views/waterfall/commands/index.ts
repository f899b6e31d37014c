import { COLLAPSING } from './collapsing.ts';
import type { CommandGroup } from './command.ts';
import { FILTERING } from './filtering.ts';
import { INSIGHTS } from './insights.ts';
import { JUMPING } from './jumping.ts';
import { MEASURING } from './measuring.ts';
import { OVERVIEW } from './overview.ts';
import { POINTING_OUT } from './pointing-out.ts';
import { ROW_MENU } from './row-menu.ts';
import { SUBTREE } from './subtree.ts';
import { TIME } from './time.ts';
import { VIEWS } from './views.ts';

/** All that keys do beside the tree grid's own, in the order in which the list of keys shows it. */
export const COMMANDS: readonly CommandGroup[] = [
  TIME,
  JUMPING,
  COLLAPSING,
  SUBTREE,
  ROW_MENU,
  FILTERING,
  INSIGHTS,
  POINTING_OUT,
  MEASURING,
  OVERVIEW,
  VIEWS,
];

import type { CommandGroup } from './command.ts';

/** All that keys do beside the tree grid's own, in the order in which the list of keys shows it. */
export const COMMANDS: readonly CommandGroup[] = [];

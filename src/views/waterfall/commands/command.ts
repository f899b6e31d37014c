import type { FullModel } from '../full-model.ts';

/** Something that a key does. */
export interface Command {
  /**
   * As KeyboardEvent.key has them, each with `Ctrl+` (⌘ on a Mac), `Alt+` or `Shift+` before it where these are held. A
   * key may have several commands: they are asked in their order.
   */
  readonly keys: readonly string[];
  /** As the list of keys says it. */
  readonly title: string;
  /** How the list of keys writes the keys, where not one by one; empty for what the line of another command tells. */
  readonly shownAs?: readonly string[];
  /** Whether menus offer it: false while it has nothing to act on. Always offered without this. */
  readonly isOffered?: (model: FullModel) => boolean;
  /** In a field too: for keys that write nothing. */
  readonly worksInFields?: boolean;
  /** Does it; returns false if there is nothing to do, and the key is then left to others. */
  readonly run: (model: FullModel) => boolean;
}

/** Commands under one heading. */
export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

import type { WaterfallModel } from '../waterfall-model.ts';

/** Something that a key does. */
export interface Command {
  /** As KeyboardEvent.key has them, each with `Ctrl+` (⌘ on a Mac), `Alt+` or `Shift+` before it where these are held. */
  readonly keys: readonly string[];
  /** As the list of keys says it. */
  readonly title: string;
  /** Does it; returns false if there is nothing to do, and the key is then left to others. */
  readonly run: (model: WaterfallModel) => boolean;
}

/** Commands under one heading. */
export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

import type { ViewportStore } from '../viewport-store.ts';
import { rulerOf } from './ruler.ts';

/** What a button, or a line of a menu, does with the ruler. */
interface RulerAction {
  readonly label: string;
  readonly run: () => void;
}

/** Returns what takes the ruler up, or, where it is up, lays it down. */
export function rulerAction(store: ViewportStore): RulerAction {
  const ruler = rulerOf(store);
  return ruler.get() === null
    ? { label: 'Measure', run: () => ruler.set({ phase: 'armed' }) }
    : { label: 'Remove the ruler', run: () => ruler.set(null) };
}

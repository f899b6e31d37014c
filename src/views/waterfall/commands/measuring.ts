import type { FullModel } from '../full-model.ts';
import { rulerOf } from '../ruler/ruler.ts';
import { timeAtX } from '../viewport.ts';
import type { CommandGroup } from './command.ts';

export const MEASURING: CommandGroup = {
  title: 'Measure',
  commands: [
    { keys: ['m'], title: 'Ruler: from the pointer, again to the pointer; without one, the row’s bar', run: measure },
    { keys: ['Escape'], title: 'Remove the ruler', shownAs: [], run: remove },
  ],
};

function measure(model: FullModel): boolean {
  const { trace, tree, store, pointerX } = model;
  const ruler = rulerOf(store);
  const state = ruler.get();
  const time = pointerX.current === null ? null : withinTrace(model, timeAtX(store.get(), pointerX.current));
  if (state?.phase === 'open') ruler.set({ phase: 'set', from: state.from, to: time ?? state.to });
  else if (time !== null) ruler.set({ phase: 'open', from: time, to: time });
  else if (trace.length > 0) ruler.set({ phase: 'set', from: trace.start[tree.active], to: trace.end[tree.active] });
  return true;
}

function withinTrace({ trace }: FullModel, time: number): number {
  return Math.max(0, Math.min(trace.duration, time));
}

function remove({ store }: FullModel): boolean {
  const ruler = rulerOf(store);
  if (ruler.get() === null) return false;
  ruler.set(null);
  return true;
}

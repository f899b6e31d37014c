import { useMemo } from 'react';
import type { WaterfallModel } from '../waterfall-model.ts';
import { litGroups, spansOfGroups, toggledGroup } from './group-sets.ts';

export interface LitGroups {
  /** Groups that are pointed out as a whole. */
  readonly lit: ReadonlySet<number>;
  /** Anything is pointed out. */
  readonly isAnyLit: boolean;
  /** A click on a group; with a key it adds to what is pointed out. */
  readonly toggle: (group: number, isAdding: boolean) => void;
}

/** Returns which groups of the present colours are pointed out, and how to change that. */
export function useLitGroups({ trace, spanColours, lit, setLit }: WaterfallModel): LitGroups {
  const groups = useMemo(() => litGroups(spanColours, lit), [spanColours, lit]);
  return {
    lit: groups,
    isAnyLit: lit !== null,
    toggle: (group, isAdding) =>
      setLit(spansOfGroups(trace.length, spanColours, toggledGroup(groups, group, isAdding))),
  };
}

/** Returns the numbers of the groups: a scale in its order, else those of most spans first. */
export function useGroupOrder({ spanColours }: WaterfallModel): readonly number[] {
  return useMemo(() => {
    const order = Array.from(spanColours.groups.keys());
    const { groups, isScale } = spanColours;
    return isScale ? order : order.sort((a, b) => groups[b].spanCount - groups[a].spanCount || a - b);
  }, [spanColours]);
}

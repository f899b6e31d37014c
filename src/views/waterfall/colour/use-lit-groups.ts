import { useDeferredValue, useMemo } from 'react';
import { hasTerm } from '../../../analysis/filter/edit-terms.ts';
import { chosenTerm, toggledTerm } from '../../toggled-term.ts';
import { picksOf, setFilter } from '../../trace-picks.ts';
import { usePick } from '../../use-pick.ts';
import type { ColourGroup } from '../span-colours.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { markedServiceColours } from './by-service.ts';
import { groupsWithin, litGroups, spansOfGroups, toggledGroup } from './group-sets.ts';

/** What a press on a group does: has it alone stand out, adds it to what does, or leaves it out. */
export type GroupPress = 'alone' | 'add' | 'exclude';

export interface LitGroups {
  /** Groups that the filter asks for, or that are pointed out as a whole. */
  readonly lit: ReadonlySet<number>;
  /** Groups that the filter leaves out. */
  readonly excluded: ReadonlySet<number>;
  /** Groups that are dim: others stand out, and none of its spans does. */
  readonly dim: ReadonlySet<number>;
  readonly press: (group: number, press: GroupPress) => void;
}

/** Returns which groups of the present colours stand out, and how to change that: by the filter, where it can ask for them. */
export function useLitGroups({ trace, spanColours, lit }: WaterfallModel): LitGroups {
  const filter = usePick(trace, 'filter');
  const pointedOut = usePick(trace, 'pointedOut');
  const isByService = spanColours.groups.every(({ term }) => term === undefined);
  const termed = useMemo(
    () => (isByService && spanColours.by === 'service' ? markedServiceColours(trace).groups : spanColours.groups),
    [trace, spanColours, isByService],
  );
  // The letter that is typed is on the screen before.
  const shown = useDeferredValue(filter);
  const included = useMemo(() => asked(termed, shown, 'include'), [termed, shown]);
  const excluded = useMemo(() => asked(termed, shown, 'exclude'), [termed, shown]);
  const pointed = useMemo(() => litGroups(spanColours, pointedOut), [spanColours, pointedOut]);
  const dim = useMemo(() => {
    const within = groupsWithin(spanColours, lit);
    return new Set(lit === null ? [] : Array.from(spanColours.groups.keys()).filter((group) => !within.has(group)));
  }, [spanColours, lit]);
  const pressTerm = (group: number, press: GroupPress): boolean => {
    const own = termed[group].term;
    if (own === undefined) return false;
    const sense = (press === 'exclude') === (own.sense === 'include') ? 'exclude' : 'include';
    const others = termed.flatMap(({ term }, i) => (i === group || term?.sense !== 'include' ? [] : [term.term]));
    const isAlone = press === 'alone' && sense === 'include';
    setFilter(trace, isAlone ? chosenTerm(filter, own.term, others) : toggledTerm(filter, own.term, sense));
    return true;
  };
  return {
    lit: included.size > 0 ? included : pointed,
    excluded,
    dim,
    press: (group, press) => {
      if (pressTerm(group, press) || press === 'exclude') return;
      const groups = toggledGroup(pointed, group, press === 'add');
      picksOf(trace).change({ pointedOut: spansOfGroups(trace.length, spanColours, groups) });
    },
  };
}

/** Returns the groups whose spans a filter asks for, or leaves out. */
function asked(groups: readonly ColourGroup[], filter: string, sense: 'include' | 'exclude'): ReadonlySet<number> {
  const found = new Set<number>();
  if (filter === '') return found;
  for (const [index, { term }] of groups.entries()) {
    if (term === undefined) continue;
    const turned = term.sense === 'include' ? sense : sense === 'include' ? 'exclude' : 'include';
    if (hasTerm(filter, term.term, turned)) found.add(index);
  }
  return found;
}

/** Returns the numbers of the groups: a scale in its order, else those of most spans first. */
export function useGroupOrder({ spanColours }: WaterfallModel): readonly number[] {
  return useMemo(() => {
    const order = Array.from(spanColours.groups.keys());
    const { groups, isScale } = spanColours;
    return isScale ? order : order.sort((a, b) => groups[b].spanCount - groups[a].spanCount || a - b);
  }, [spanColours]);
}

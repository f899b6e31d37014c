import { sortByStart } from '../trace/sort-by-start.ts';
import type { Stretch } from './finding.ts';

/** Returns stretches in order of start, equal ones as they stand. There may be one for each of many spans. */
export function byStart(stretches: readonly Stretch[]): Stretch[] {
  const order = sortByStart(Float64Array.from(stretches, ({ start }) => start));
  return Array.from(order, (at) => stretches[at]);
}

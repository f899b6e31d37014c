import { SpanSet } from '../../../trace/span-set.ts';
import { nextIn } from '../../../trace/span-set-walk.ts';
import type { SpanColours } from '../span-colours.ts';

/** Returns the spans of the given groups, of a trace of `size` spans; null for no group. */
export function spansOfGroups(size: number, { groupOf }: SpanColours, groups: ReadonlySet<number>): SpanSet | null {
  if (groups.size === 0) return null;
  const spans = new SpanSet(size);
  for (let span = 0; span < size; span++) if (groups.has(groupOf(span))) spans.add(span);
  return spans;
}

/** Returns the groups that `lit` is made of; none where it is anything but whole groups. */
export function litGroups({ groups, groupOf }: SpanColours, lit: SpanSet | null): ReadonlySet<number> {
  if (lit === null) return NONE;
  const counts = new Uint32Array(groups.length);
  for (const span of lit) counts[groupOf(span)]++;
  const whole = new Set<number>();
  for (const [index, { spanCount }] of groups.entries()) {
    if (counts[index] > 0 && counts[index] < spanCount) return NONE;
    if (counts[index] > 0) whole.add(index);
  }
  return whole;
}

/** Returns the groups that have a span in `lit`; none where that is null. */
export function groupsWithin({ groups, groupOf }: SpanColours, lit: SpanSet | null): ReadonlySet<number> {
  if (lit === null) return NONE;
  const isMet = new Uint8Array(groups.length);
  for (let span = nextIn(lit, 0); span >= 0; span = nextIn(lit, span + 1)) isMet[groupOf(span)] = 1;
  return new Set(Array.from(groups.keys()).filter((group) => isMet[group] === 1));
}

const NONE: ReadonlySet<number> = new Set();

/** Returns the groups that are pointed out after a click on one: it alone, or, `isAdding`, it beside the others. */
export function toggledGroup(now: ReadonlySet<number>, group: number, isAdding: boolean): ReadonlySet<number> {
  const isTakenBack = now.has(group) && (isAdding || now.size === 1);
  if (isTakenBack) return new Set([...now].filter((each) => each !== group));
  return isAdding ? new Set([...now, group]) : new Set([group]);
}

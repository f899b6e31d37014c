import { compareKeys } from '../../trace/compare-keys.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { type AnalysedTrace, keyOrNull, keysOf } from './analysed-trace.ts';

interface Group {
  readonly parent: SpanIndex;
  readonly members: readonly SpanIndex[];
}

/** Returns the sequences, by parent, then start. */
export function sequencesPart(given: AnalysedTrace) {
  const start = (group: Group) => given.trace.start[group.members[0]];
  const groups = sorted(given, given.analysis.sequentialGroups, (a, b) => start(a) - start(b));
  return groups.map(({ parent, members, localSaving, totalAfter }) => ({
    parent: keyOrNull(given, parent),
    members: keysOf(given, members),
    localSavingNs: localSaving,
    totalAfterNs: totalAfter,
  }));
}

/** Returns the repeated calls, by parent, then name. */
export function repeatedPart(given: AnalysedTrace) {
  const groups = sorted(given, given.analysis.repeatedCalls, (a, b) => compareTexts(a.name, b.name));
  return groups.map(({ parent, name, members }) => ({
    parent: keyOrNull(given, parent),
    name,
    count: members.length,
    members: keysOf(given, members),
  }));
}

/** Returns the retries, by parent, then first member. */
export function retriesPart(given: AnalysedTrace) {
  const first = ({ members }: Group) => members[0];
  const runs = sorted(given, given.analysis.retries, (a, b) => compareKeys(given.recorded, first(a), first(b)));
  return runs.map(({ parent, members, wasted, outcome }) => ({
    parent: keyOrNull(given, parent),
    members: keysOf(given, members),
    wastedNs: wasted,
    outcome,
  }));
}

function sorted<Each extends Group>(
  given: AnalysedTrace,
  groups: readonly Each[],
  withinParent: (a: Each, b: Each) => number,
): Each[] {
  const byParent = (a: Each, b: Each) => compareKeys(given.recorded, a.parent, b.parent);
  return groups.toSorted((a, b) => (a.parent === b.parent ? withinParent(a, b) : byParent(a, b)));
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

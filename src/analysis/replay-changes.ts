import { serviceName, spanName } from '../trace/span.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { Change } from './change.ts';
import type { ReplayPlan } from './replay-plan.ts';

/** Changes by the spans that they are about. */
export interface ChangedSpans {
  /** By how much the durations of spans are multiplied. */
  readonly factors: ReadonlyMap<SpanIndex, number>;
  /** New durations of spans that have none, which no factor gives them. */
  readonly instants: ReadonlyMap<SpanIndex, Nanoseconds>;
  /** Spans that start together: children of one parent, two at least, by start. No span is in two groups. */
  readonly groups: readonly (readonly SpanIndex[])[];
}

/**
 * Returns what `changes` do to each span. Of several factors for one span the smallest counts, unless the last one makes
 * it longer: then that. Groups with a common member are one. Throws a RangeError for a row that is not there, a factor or
 * duration that is no number from 0 on, and a group of spans with different parents.
 */
export function changedSpans(plan: ReplayPlan, changes: readonly Change[]): ChangedSpans {
  const factors = new Map<SpanIndex, number>();
  const instants = new Map<SpanIndex, Nanoseconds>();
  const groups: (readonly SpanIndex[])[] = [];
  const scale = (span: SpanIndex, factor: number) => {
    checkAmount(factor);
    factors.set(span, combinedFactor(factor, factors.get(span) ?? factor));
  };
  for (const change of changes) {
    if (change.op === 'parallel') addGroup(plan, groups, change.spans);
    else if (change.op === 'scaleOperation')
      for (const span of spansOf(plan.trace, change.service, change.name)) scale(span, change.factor);
    else {
      const duration = durationOf(plan.trace, change.span);
      if (change.op === 'scale') scale(change.span, change.factor);
      else if (duration > 0) scale(change.span, change.duration / duration);
      else {
        checkAmount(change.duration);
        instants.set(change.span, change.duration);
      }
    }
  }
  return { factors, instants, groups };
}

/**
 * Returns by how much what is changed by `own` within something changed by `outer` is multiplied. A span shrinks at least
 * with what it is in, so that several changes never save less than one of them alone. What is in a span that is to take
 * longer grows with it, whatever else is asked of it: else that span would not take as long as it is to.
 */
export function combinedFactor(own: number, outer: number): number {
  if (outer > 1) return outer;
  return own <= 1 ? Math.min(own, outer) : own;
}

function checkAmount(amount: number): void {
  if (!(amount >= 0 && amount < Number.POSITIVE_INFINITY))
    throw new RangeError(`no span takes ${amount} times or nanoseconds`);
}

function durationOf(trace: SpanTable, span: SpanIndex): Nanoseconds {
  checkRow(trace, span);
  return trace.end[span] - trace.start[span];
}

function checkRow({ length }: SpanTable, span: SpanIndex): void {
  if (!(span >= 0 && span < length)) throw new RangeError(`no row ${span} among ${length}`);
}

function spansOf(trace: SpanTable, service: string, name: string): SpanIndex[] {
  const found: SpanIndex[] = [];
  for (let span = 0; span < trace.length; span++) {
    if (spanName(trace, span) === name && serviceName(trace, span) === service) found.push(span);
  }
  return found;
}

function addGroup(
  { trace, relations }: ReplayPlan,
  groups: (readonly SpanIndex[])[],
  members: readonly SpanIndex[],
): void {
  if (members.length === 0) return;
  const above = trace.parent[members[0]];
  const isMember = new Uint8Array(trace.length);
  for (const member of members) {
    checkRow(trace, member);
    if (members.length > 1 && (above < 0 || trace.parent[member] !== above))
      throw new RangeError('only children of one parent can run at once');
    isMember[member] = 1;
  }
  // One alone starts when it starts.
  if (members.length === 1) return;
  if (groups.length === 0 && areInOrder(relations, above, members)) {
    groups.push(members);
    return;
  }
  for (let i = groups.length - 1; i >= 0; i--) {
    if (!groups[i].some((member) => isMember[member] === 1)) continue;
    for (const member of groups[i]) isMember[member] = 1;
    groups.splice(i, 1);
  }
  const ordered: SpanIndex[] = [];
  for (let at = relations.childFrom[above]; at < relations.childFrom[above + 1]; at++) {
    if (isMember[relations.child[at]] === 1) ordered.push(relations.child[at]);
  }
  if (ordered.length > 1) groups.push(ordered);
}

/** Returns whether members stand as their siblings do, none of them twice. Groups found by analyses do. */
function areInOrder(
  { childFrom, child }: ReplayPlan['relations'],
  above: SpanIndex,
  members: readonly SpanIndex[],
): boolean {
  let next = 0;
  for (let at = childFrom[above]; at < childFrom[above + 1] && next < members.length; at++) {
    if (child[at] === members[next]) next++;
  }
  return next === members.length;
}

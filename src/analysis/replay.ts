import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { Replayed } from './analysis-readers.ts';
import type { Change } from './change.ts';
import type { Relations } from './relations.ts';
import { type ChangedSpans, changedSpans, combinedFactor } from './replay-changes.ts';
import { type ReplayPlan, replayPlanOf } from './replay-plan.ts';

/** A trace made ready to be replayed any number of times. */
export interface Replay {
  /** Returns the times of all spans after the changes. O(n). Throws a RangeError for changes that make no sense. */
  readonly after: (changes: readonly Change[]) => Replayed;
  /**
   * Returns the primary root's duration after the changes, 0 without a root: what does not depend on the changed spans is
   * passed over. Throws like `after`.
   */
  readonly durationAfter: (changes: readonly Change[]) => Nanoseconds;
}

/** Returns the times of all spans of `trace` after `changes` (B1 and B2 of the definitions). */
export function replay(trace: SpanTable, relations: Relations, changes: readonly Change[]): Replayed {
  return prepareReplay(trace, relations).after(changes);
}

/**
 * Returns a replay of `trace`: a dependency graph whose edge lengths are what was measured. A span starts as long after
 * the latest of what it waited for as it did; it ends as long after the last that it waited for as it did. What is scaled
 * is a black box of its new length, with everything below it in proportion.
 */
export function prepareReplay(trace: SpanTable, relations: Relations): Replay {
  const plan = replayPlanOf(trace, relations);
  const evaluation = new Evaluation(plan);
  const root = trace.primaryRoot;
  return {
    after: (changes) => {
      evaluation.run(changedSpans(plan, changes), false);
      const { start, end } = evaluation;
      return { start: start.slice(), end: end.slice(), rootDuration: root < 0 ? 0 : end[root] - start[root] };
    },
    durationAfter: (changes) => {
      if (root < 0) return 0;
      evaluation.run(changedSpans(plan, changes), !plan.isTangled);
      return evaluation.end[root] - evaluation.start[root];
    },
  };
}

/** Not scaled, and in nothing that is. */
const NONE = -1;

/** The columns of one replay, used again by the next. */
class Evaluation {
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly #plan: ReplayPlan;
  /** By position in `waited`: until when what is waited for lasts, up to there. */
  readonly #until: Float64Array;
  /** How many of those that a row waited for are in `#until`. */
  readonly #counted: Uint32Array;
  /** The nearest scaled span above the row. */
  readonly #scaledAbove: Int32Array;
  /** Of scaled spans, with what they are in; NaN for all others. */
  readonly #factor: Float64Array;
  #instants: ReadonlyMap<SpanIndex, Nanoseconds> = new Map();
  /** Index into `#members`, for spans that start together with others. */
  readonly #memberAt: Int32Array;
  #members = NO_MEMBERS;
  /** 1 where something below the row is changed. */
  readonly #isTouched: Uint8Array;

  constructor(plan: ReplayPlan) {
    const { length } = plan.trace;
    this.#plan = plan;
    this.start = plan.trace.start.slice();
    this.end = plan.trace.end.slice();
    this.#until = new Float64Array(plan.waited.length);
    this.#counted = new Uint32Array(length);
    this.#scaledAbove = new Int32Array(length).fill(NONE);
    this.#factor = new Float64Array(length).fill(Number.NaN);
    this.#memberAt = new Int32Array(length).fill(NONE);
    this.#isTouched = new Uint8Array(length);
  }

  /** With `isShort` only what the primary root's end depends on is right. */
  run(changed: ChangedSpans, isShort: boolean): void {
    this.#note(changed);
    const { trace, order, endAt, isSealed } = this.#plan;
    const { subtreeEnd } = trace;
    // What stands before the first change is as recorded. In a circle, too, the recorded times are kept.
    this.start.set(trace.start);
    this.end.set(trace.end);
    this.#counted.fill(0);
    for (let at = isShort ? this.#firstAt(changed) : 0; at < order.length; at++) {
      const step = order[at];
      if (step < 0) {
        this.end[~step] = this.#endOf(~step);
        continue;
      }
      this.start[step] = this.#startOf(step);
      const isWhole = isShort && isSealed[step] === 1 && this.#isTouched[step] === 0;
      if (!isWhole && subtreeEnd[step] > step + 1) continue;
      this.end[step] = this.start[step] + this.#durationOf(step);
      at = endAt[step];
    }
    this.#forget(changed);
  }

  /** Returns where in the order the first of what is changed stands: nothing before it depends on any of it. */
  #firstAt({ factors, instants, groups }: ChangedSpans): number {
    const { startAt, order } = this.#plan;
    let first = order.length;
    const look = (span: SpanIndex) => {
      if (startAt[span] < first) first = startAt[span];
    };
    for (const span of factors.keys()) look(span);
    for (const span of instants.keys()) look(span);
    // Each start comes after that of the sibling before it.
    for (const [span] of groups) look(span);
    return first;
  }

  #note({ factors, instants, groups }: ChangedSpans): void {
    this.#instants = instants;
    const { trace, relations } = this.#plan;
    this.#members = membersOf(trace, relations, groups);
    const { span: members } = this.#members;
    for (let at = 0; at < members.length; at++) this.#memberAt[members[at]] = at;
    // Those of one group have one parent.
    for (const [first] of groups) this.#touchAbove(first, 1);
    for (const span of instants.keys()) this.#touchAbove(span, 1);
    for (const [span, factor] of factors) {
      this.#factor[span] = factor;
      this.#touchAbove(span, 1);
    }
    this.#forScaled(factors, (span, above) => {
      const isScaled = !Number.isNaN(this.#factor[above]);
      this.#scaledAbove[span] = isScaled ? above : this.#scaledAbove[above];
      if (!Number.isNaN(this.#factor[span]))
        this.#factor[span] = combinedFactor(this.#factor[span], this.#factor[this.#scaledAbove[span]]);
    });
  }

  #forget({ factors, instants, groups }: ChangedSpans): void {
    this.#forScaled(factors, (span) => {
      this.#scaledAbove[span] = NONE;
    });
    for (const span of factors.keys()) {
      this.#factor[span] = Number.NaN;
      this.#touchAbove(span, 0);
    }
    for (const span of instants.keys()) this.#touchAbove(span, 0);
    const { span: members } = this.#members;
    for (let at = 0; at < members.length; at++) this.#memberAt[members[at]] = NONE;
    for (const [first] of groups) this.#touchAbove(first, 0);
  }

  #touchAbove(span: SpanIndex, touched: 0 | 1): void {
    const { parent } = this.#plan.trace;
    for (let above = parent[span]; above >= 0 && this.#isTouched[above] !== touched; above = parent[above])
      this.#isTouched[above] = touched;
  }

  /** Calls `visit` for everything below scaled spans, once, from the top. */
  #forScaled(factors: ReadonlyMap<SpanIndex, number>, visit: (span: SpanIndex, above: SpanIndex) => void): void {
    const { parent, subtreeEnd } = this.#plan.trace;
    let done = 0;
    for (const scaled of [...factors.keys()].sort((a, b) => a - b)) {
      for (let span = Math.max(done, scaled + 1); span < subtreeEnd[scaled]; span++) visit(span, parent[span]);
      done = Math.max(done, subtreeEnd[scaled]);
    }
  }

  #startOf(span: SpanIndex): Nanoseconds {
    const { trace, relations, waitedFrom, waitedUntil, before } = this.#plan;
    const recorded = trace.start[span];
    const above = trace.parent[span];
    if (above < 0) return recorded;
    const scaled = this.#scaledAbove[span];
    const from = relations.spawn[span];
    if (scaled >= 0 && from < scaled) return this.start[scaled] + this.#between(scaled, trace.start[scaled], recorded);
    const member = this.#memberAt[span];
    if (member >= 0 && this.#members.first[member] !== span)
      return this.#togetherWith(this.#members.first[member], from);
    if (from < 0) {
      const isLater = recorded > trace.end[above];
      const time = isLater ? trace.end[above] : trace.start[above];
      return (isLater ? this.end[above] : this.start[above]) + this.#between(scaled, time, recorded);
    }
    const count = before[span];
    let after = this.start[from];
    let reference = trace.start[from];
    if (count > 0) {
      const last = waitedFrom[from] + count - 1;
      after = Math.max(after, this.#untilOf(from, count));
      reference = Math.max(reference, waitedUntil[last]);
    }
    const start = after + this.#between(scaled, reference, recorded);
    return recorded >= trace.start[from] ? Math.max(start, this.start[from]) : start;
  }

  /** A span that starts together with `first` does so where that one's window begins, but not before its own spawn. */
  #togetherWith(first: SpanIndex, spawn: SpanIndex): Nanoseconds {
    const { trace, relations } = this.#plan;
    const cut = this.#between(this.#scaledAbove[first], trace.start[first], relations.windowStart[first]);
    const start = this.start[first] + cut;
    return spawn < 0 ? start : Math.max(start, this.start[spawn]);
  }

  #endOf(span: SpanIndex): Nanoseconds {
    const { trace, waitedFrom, waitedUntil } = this.#plan;
    const count = waitedFrom[span + 1] - waitedFrom[span];
    if (count === 0) return this.start[span] + this.#durationOf(span);
    const tail = this.#between(this.#scaledIn(span), waitedUntil[waitedFrom[span + 1] - 1], trace.end[span]);
    return this.#untilOf(span, count) + tail;
  }

  /** Of a span with nothing in it that changes. */
  #durationOf(span: SpanIndex): Nanoseconds {
    const { trace } = this.#plan;
    return this.#instants.get(span) ?? this.#between(this.#scaledIn(span), trace.start[span], trace.end[span]);
  }

  /** Returns until when the first `count` of those that `span` waited for last. */
  #untilOf(span: SpanIndex, count: number): Nanoseconds {
    const { waitedFrom, waited } = this.#plan;
    const from = waitedFrom[span];
    for (let done = this.#counted[span]; done < count; done++) {
      const other = waited[from + done];
      const member = this.#memberAt[other];
      const until = member < 0 ? this.#windowEndOf(other) : this.#groupUntil(other, member);
      this.#until[from + done] = done === 0 ? until : Math.max(this.#until[from + done - 1], until);
    }
    this.#counted[span] = Math.max(this.#counted[span], count);
    return this.#until[from + count - 1];
  }

  #windowEndOf(span: SpanIndex): Nanoseconds {
    const { trace, relations } = this.#plan;
    const waiting = relations.join[span];
    const scaled = waiting >= this.#scaledAbove[span] ? this.#scaledAbove[span] : NONE;
    const cutAtStart = this.#between(scaled, trace.start[span], relations.windowStart[span]);
    const cutAtEnd = this.#between(scaled, relations.windowEnd[span], trace.end[span]);
    return Math.max(this.end[span] - cutAtEnd, this.start[span] + cutAtStart);
  }

  /** Until when the members up to this one last, and the own work between them that is done behind. */
  #groupUntil(span: SpanIndex, member: number): Nanoseconds {
    const lane = this.#members.lanes[this.#members.lane[member]];
    lane.until = Math.max(lane.until, this.#windowEndOf(span));
    lane.work = Math.max(lane.work, this.#scaledWork(span, this.#members.work[member]));
    return lane.until + lane.work;
  }

  #scaledWork(span: SpanIndex, work: Nanoseconds): Nanoseconds {
    const scaled = this.#scaledAbove[span];
    return scaled < 0 ? work : Math.round(work * this.#factor[scaled]);
  }

  /** The scaled span that the inside of `span` goes with. */
  #scaledIn(span: SpanIndex): SpanIndex {
    return Number.isNaN(this.#factor[span]) ? this.#scaledAbove[span] : span;
  }

  /** Returns how long what was recorded from one time to another now takes, in what is scaled with `scaled`. */
  #between(scaled: SpanIndex, from: Nanoseconds, to: Nanoseconds): Nanoseconds {
    if (scaled < 0) return to - from;
    const origin = this.#plan.trace.start[scaled];
    const factor = this.#factor[scaled];
    return Math.round((to - origin) * factor) - Math.round((from - origin) * factor);
  }
}

/** Spans that start together with others; columns of one entry a span. */
interface Members {
  readonly span: Uint32Array;
  /** The first of those that it starts with. */
  readonly first: Uint32Array;
  /** Own work between the members up to this one. */
  readonly work: Float64Array;
  /** Index into `lanes`. */
  readonly lane: Uint32Array;
  readonly lanes: readonly Lane[];
}

/** Shared by the members of one group that the same span waited for. */
interface Lane {
  until: Nanoseconds;
  work: Nanoseconds;
}

const NO_MEMBERS: Members = {
  span: new Uint32Array(),
  first: new Uint32Array(),
  work: new Float64Array(),
  lane: new Uint32Array(),
  lanes: [],
};

function membersOf({ start }: SpanTable, { join, windowEnd }: Relations, groups: ChangedSpans['groups']): Members {
  if (groups.length === 0) return NO_MEMBERS;
  const count = groups.reduce((sum, { length }) => sum + length, 0);
  const [span, first, lane] = [0, 1, 2].map(() => new Uint32Array(count));
  const work = new Float64Array(count);
  const lanes: Lane[] = [];
  let at = 0;
  for (const group of groups) {
    const laneOf = new Map<SpanIndex, number>();
    let done = 0;
    for (let i = 0; i < group.length; i++, at++) {
      if (i > 0) done += Math.max(0, start[group[i]] - windowEnd[group[i - 1]]);
      const waiting = join[group[i]];
      // Mostly one span waits for all of them.
      if (i > 0 && waiting === join[group[i - 1]]) lane[at] = lane[at - 1];
      else {
        lane[at] = laneOf.get(waiting) ?? lanes.push({ until: Number.NEGATIVE_INFINITY, work: 0 }) - 1;
        laneOf.set(waiting, lane[at]);
      }
      span[at] = group[i];
      first[at] = group[0];
      work[at] = done;
    }
  }
  return { span, first, work, lane, lanes };
}

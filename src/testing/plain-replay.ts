/** A span as the plain replay sees it; relations by position, -1 for none. Times are whole numbers. */
export interface PlainSpan {
  readonly start: number;
  readonly end: number;
  readonly parent: number;
  readonly join: number;
  readonly spawn: number;
  /** The window. */
  readonly lo: number;
  readonly hi: number;
}

export interface PlainChanges {
  /** By position; none stands within another. */
  readonly factors: ReadonlyMap<number, number>;
  /** Members by start; none stands within what is scaled. */
  readonly groups: readonly (readonly number[])[];
}

interface Times {
  readonly start: number[];
  readonly end: number[];
}

/**
 * Returns the times after changes, written to be read and not to be fast: every rule of the published replay is applied
 * to every span again and again, from the recorded times on, until nothing moves. Throws an Error if that does not end.
 */
export function plainReplay(spans: readonly PlainSpan[], changes: PlainChanges): Times {
  const graph = new PlainGraph(spans, changes);
  let times: Times = { start: spans.map(({ start }) => start), end: spans.map(({ end }) => end) };
  for (let round = 0; round <= 4 * spans.length + 4; round++) {
    const next = graph.next(times);
    const isSame = (a: readonly number[], b: readonly number[]) => a.every((time, i) => time === b[i]);
    if (isSame(next.start, times.start) && isSame(next.end, times.end)) return next;
    times = next;
  }
  throw new Error('the replay does not come to rest');
}

class PlainGraph {
  readonly #spans: readonly PlainSpan[];
  readonly #changes: PlainChanges;
  readonly #awaited: readonly (readonly number[])[];
  /** The scaled span that each span stands below, -1 for none. */
  readonly #scaledAbove: readonly number[];

  constructor(spans: readonly PlainSpan[], changes: PlainChanges) {
    this.#spans = spans;
    this.#changes = changes;
    const rows = spans.map((_, row) => row);
    this.#awaited = rows.map((row) => rows.filter((x) => spans[x].join === row && spans[x].lo < spans[x].hi));
    this.#scaledAbove = rows.map((row) => {
      for (let above = spans[row].parent; above >= 0; above = spans[above].parent)
        if (changes.factors.has(above)) return above;
      return -1;
    });
  }

  next(times: Times): Times {
    return {
      start: this.#spans.map((_, row) => this.#startOf(row, times)),
      end: this.#spans.map((_, row) => this.#endOf(row, times)),
    };
  }

  #startOf(row: number, times: Times): number {
    const spans = this.#spans;
    const { start, parent, spawn } = spans[row];
    if (parent < 0) return start;
    const box = this.#scaledAbove[row];
    if (box >= 0) return times.start[box] + this.#scaled(box, start - spans[box].start);
    const group = this.#changes.groups.find((members) => members.includes(row));
    if (group !== undefined && group[0] !== row) {
      const [first] = group;
      const together = times.start[first] + spans[first].lo - spans[first].start;
      return spawn < 0 ? together : Math.max(together, times.start[spawn]);
    }
    if (spawn < 0) {
      if (start > spans[parent].end) return times.end[parent] + start - spans[parent].end;
      return times.start[parent] + start - spans[parent].start;
    }
    const predecessors = this.#awaited[spawn].filter(
      (x) => spans[x].hi <= start + toleranceOf(spans[spawn]) && spans[x].lo < start,
    );
    const reference = Math.max(spans[spawn].start, ...predecessors.map((x) => spans[x].hi));
    const moved = Math.max(times.start[spawn], this.#until(predecessors, times)) + start - reference;
    return start < spans[spawn].start ? moved : Math.max(moved, times.start[spawn]);
  }

  #endOf(row: number, times: Times): number {
    const spans = this.#spans;
    const { start, end } = spans[row];
    const box = this.#scaledAbove[row];
    if (box >= 0) return times.start[box] + this.#scaled(box, end - spans[box].start);
    if (this.#changes.factors.has(row)) return times.start[row] + this.#scaled(row, end - start);
    const awaited = this.#awaited[row];
    if (awaited.length === 0) return times.start[row] + end - start;
    return this.#until(awaited, times) + end - Math.max(...awaited.map((x) => spans[x].hi));
  }

  /** Until when some spans last, with the own work between members of a group behind them. */
  #until(rows: readonly number[], times: Times): number {
    const alone = rows.filter((x) => !this.#changes.groups.some((members) => members.includes(x)));
    const grouped = this.#changes.groups.map((members) => {
      const waited = members.filter((member) => rows.includes(member));
      if (waited.length === 0) return Number.NEGATIVE_INFINITY;
      const last = members.indexOf(waited[waited.length - 1]);
      return Math.max(...waited.map((x) => this.#newHi(x, times))) + this.#workUpTo(members, last);
    });
    return Math.max(Number.NEGATIVE_INFINITY, ...alone.map((x) => this.#newHi(x, times)), ...grouped);
  }

  #workUpTo(members: readonly number[], last: number): number {
    let work = 0;
    for (let i = 1; i <= last; i++) work += Math.max(0, this.#spans[members[i]].start - this.#spans[members[i - 1]].hi);
    return work;
  }

  #newHi(row: number, times: Times): number {
    const { start, end, lo, hi } = this.#spans[row];
    return Math.max(times.end[row] - (end - hi), times.start[row] + (lo - start));
  }

  #scaled(box: number, time: number): number {
    return Math.round(time * (this.#changes.factors.get(box) ?? 1));
  }
}

function toleranceOf({ start, end }: PlainSpan): number {
  return Math.min(1_000_000, Math.floor((end - start) / 100));
}

import { GrowingColumn } from '../lib/growing-column.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import { type DistantWork, distantWork } from './distant-work.ts';
import type { Relations } from './relations.ts';

/** Where nothing below a span is active; columns of one entry a stretch, by row, then start. */
export interface Stretches {
  readonly span: Uint32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

export interface BlankTime {
  readonly stretches: Stretches;
  /** One entry a row: 1 where nothing below is active at all and the span has a duration. Leaves have no stretches. */
  readonly isLeaf: Uint8Array;
}

/**
 * Returns the maximal stretches of each span in which no descendant over non-deferred edges is active. Descendants count
 * wherever they lie to their own parents: work that was handed on is visible work. O(n) where spans lie in their parents.
 */
export function blankTime(trace: SpanTable, relations: Relations): BlankTime {
  const { length, start, end } = trace;
  const { childFrom } = relations;
  const distant = distantWork(trace, relations);
  const isLeaf = new Uint8Array(length);
  const sweep = new Sweep(length);
  for (let span = 0; span < length; span++) {
    if (end[span] === start[span]) continue;
    // Most spans have nothing below them.
    if (childFrom[span] === childFrom[span + 1] && distant.from[span] === distant.from[span + 1]) {
      isLeaf[span] = 1;
      continue;
    }
    sweep.begin(span, start[span], end[span]);
    coverByWork(trace, relations, distant, span, sweep);
    if (sweep.hasWork) sweep.finish();
    else isLeaf[span] = 1;
  }
  return { stretches: sweep.stretches(), isLeaf };
}

/** Tells the sweep, in order of start, of all work below `span`: its children, and what reaches it from further down. */
function coverByWork(
  { start, end }: SpanTable,
  { childFrom, child, isDeferred }: Relations,
  distant: DistantWork,
  span: SpanIndex,
  sweep: Sweep,
): void {
  let far = distant.from[span];
  const lastFar = distant.from[span + 1];
  for (let i = childFrom[span]; i < childFrom[span + 1]; i++) {
    const each = child[i];
    if (isDeferred[each] === 1) continue;
    for (; far < lastFar && distant.start[far] < start[each]; far++) sweep.cover(distant.start[far], distant.end[far]);
    sweep.cover(start[each], end[each]);
  }
  for (; far < lastFar; far++) sweep.cover(distant.start[far], distant.end[far]);
}

/** Goes over one span after another from left to right and notes what stays uncovered. */
class Sweep {
  /** Whether anything was active within the span. */
  hasWork = false;
  #current: SpanIndex = 0;
  #coveredUntil: Nanoseconds = 0;
  #last: Nanoseconds = 0;
  readonly #span: GrowingColumn;
  readonly #start: GrowingColumn;
  readonly #end: GrowingColumn;

  /** Most spans leave one stretch at most. */
  constructor(rowCount: number) {
    this.#span = new GrowingColumn(rowCount);
    this.#start = new GrowingColumn(rowCount);
    this.#end = new GrowingColumn(rowCount);
  }

  begin(span: SpanIndex, start: Nanoseconds, end: Nanoseconds): void {
    this.#current = span;
    this.#coveredUntil = start;
    this.#last = end;
    this.hasWork = false;
  }

  /** To be called in order of `start`. */
  cover(start: Nanoseconds, end: Nanoseconds): void {
    if (end <= start || start >= this.#last || end <= this.#coveredUntil) return;
    this.hasWork = true;
    if (start > this.#coveredUntil) this.#note(start);
    this.#coveredUntil = Math.min(end, this.#last);
  }

  finish(): void {
    if (this.#coveredUntil < this.#last) this.#note(this.#last);
  }

  stretches(): Stretches {
    return {
      span: this.#span.toIndexes(),
      start: this.#start.toFloats(),
      end: this.#end.toFloats(),
    };
  }

  #note(end: Nanoseconds): void {
    this.#span.push(this.#current);
    this.#start.push(this.#coveredUntil);
    this.#end.push(end);
  }
}

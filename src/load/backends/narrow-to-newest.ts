import type { UnixMilliseconds } from '../../trace/search-query.ts';
import { LoadError } from '../load-problem.ts';

/** Questions beyond the first, each for a part of the time: more take longer than the order is worth. */
const MOST_QUESTIONS = 6;
/** The same where fewer than are wanted were found by then: what was not asked for may be what is looked for. */
const MOST_WHERE_FEW = 30;
/** A part that holds too much is narrowed so much, one that holds little widened so much at most. */
const STEP = 8;
/** How full a part is to become by what is known of its neighbour: fuller, it would often be too full. */
const FILL = 0.7;

type TimeRange = readonly [from: UnixMilliseconds, to: UnixMilliseconds];

/** What narrowing asks with. */
export interface Narrowing {
  /** What was asked for, and held as much as an answer may. */
  readonly range: TimeRange;
  /** How many traces an answer for a part may hold. One that holds fewer is complete. */
  readonly limit: number;
  /** Asks for the traces with a span that starts within a part, ends included; resolves to how many came, known ones too. */
  readonly ask: (part: TimeRange) => Promise<number>;
  /** When the oldest of the traces starts that would be shown by now; null if there are fewer than are wanted. */
  readonly oldestWanted: () => UnixMilliseconds | null;
}

/** What narrowing came to. */
export interface Narrowed {
  /** Whether all traces of the range are known. */
  readonly isAll: boolean;
  /** Whether the newest of those known, as many as are wanted, are the newest that there are. */
  readonly isNewest: boolean;
}

/**
 * Looks for the newest traces on a server that gives any: asks part by part, from the range's end backwards, for as much
 * time as an answer can hold. A trace starts no later than any of its spans, so what is unknown starts before the parts
 * that are complete; once the oldest that is wanted starts within them, the newest are known. While there
 * are fewer than are wanted it goes on for longer. A refusal ends it early; rejects with a LoadError only where it was
 * cancelled.
 */
export async function narrowToNewest(narrowing: Narrowing): Promise<Narrowed> {
  const { range, limit, ask } = narrowing;
  const first = Math.floor(range[0]);
  const last = Math.ceil(range[1]);
  const boundOf = () => Math.max(first, narrowing.oldestWanted() ?? first);
  let completeSince = last;
  let fullSince = first;
  let width = (last - first) / STEP;
  const mostOf = () => (narrowing.oldestWanted() === null ? MOST_WHERE_FEW : MOST_QUESTIONS);
  for (let asked = 0; asked < mostOf() && completeSince > boundOf(); asked++) {
    const since = Math.max(boundOf(), completeSince - Math.max(1, Math.round(width)));
    const count = await countOrNull(ask([since, Math.min(completeSince + 1, range[1])]));
    if (count === null) break;
    const asWide = completeSince - since;
    if (count < limit) {
      completeSince = since;
      width = nextWidth(asWide, count / (limit * FILL), since - fullSince);
    } else {
      // There is nothing between two milliseconds to narrow to.
      if (asWide <= 1) break;
      fullSince = since;
      width = asWide / STEP;
    }
  }
  return { isAll: completeSince <= first, isNewest: completeSince <= boundOf() };
}

/** `toFull` is how far the older end is of what is known to hold too much, below 0 where that has been passed. */
function nextWidth(asWide: number, filled: number, toFull: number): number {
  if (filled === 0) return toFull > 0 ? toFull / 2 : Number.MAX_SAFE_INTEGER;
  return asWide * Math.min(STEP, 1 / filled);
}

async function countOrNull(asking: Promise<number>): Promise<number | null> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof LoadError && error.problem.kind !== 'cancelled') return null;
    throw error;
  }
}

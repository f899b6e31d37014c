import { median } from '../lib/median.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';

/** Spans of one service and name. */
export interface Operation {
  readonly count: number;
  /** The first of them. */
  readonly example: SpanIndex;
  readonly medianDuration: Nanoseconds;
}

/** Returns the operations with the most spans, the most frequent first; equal ones by their first row. O(n). */
export function frequentOperations(trace: SpanTable, most: number): Operation[] {
  const { operation, examples, counts } = numberOperations(trace);
  const order = Array.from(counts.keys()).sort((a, b) => counts[b] - counts[a] || examples[a] - examples[b]);
  return order.slice(0, most).map((number) => ({
    count: counts[number],
    example: examples[number],
    medianDuration: medianDuration(trace, operation, number, counts[number]),
  }));
}

/** Numbers operations in order of their first rows. */
function numberOperations({ length, service, name }: SpanTable): {
  readonly operation: Uint32Array;
  readonly examples: readonly SpanIndex[];
  readonly counts: readonly number[];
} {
  const operation = new Uint32Array(length);
  const numberOf = new Map<number, number>();
  const examples: SpanIndex[] = [];
  const counts: number[] = [];
  for (let span = 0; span < length; span++) {
    // Both are numbers of 32 bits, but no trace has names enough for their product to be inexact.
    const key = service[span] * 2 ** 28 + name[span];
    let number = numberOf.get(key);
    if (number === undefined) {
      number = examples.push(span) - 1;
      counts.push(0);
      numberOf.set(key, number);
    }
    operation[span] = number;
    counts[number]++;
  }
  return { operation, examples, counts };
}

function medianDuration({ start, end }: SpanTable, operation: Uint32Array, number: number, count: number): Nanoseconds {
  const durations = new Float64Array(count);
  for (let span = 0, at = 0; at < count; span++) {
    if (operation[span] === number) durations[at++] = end[span] - start[span];
  }
  return median(durations);
}

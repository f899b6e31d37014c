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
  const told = order.slice(0, most);
  const durations = durationsOf(trace, operation, told, counts);
  return told.map((number, i) => ({
    count: counts[number],
    example: examples[number],
    medianDuration: median(durations[i]),
  }));
}

/** Numbers operations in order of their first rows. */
function numberOperations(trace: SpanTable): {
  readonly operation: Uint32Array;
  readonly examples: readonly SpanIndex[];
  readonly counts: readonly number[];
} {
  const { length, service, name } = trace;
  const operation = new Uint32Array(length);
  const numberOf = numbersOfPairs(trace);
  const examples: SpanIndex[] = [];
  const counts: number[] = [];
  for (let span = 0; span < length; span++) {
    const pair = service[span] * trace.strings.length + name[span];
    let number = numberOf.get(pair) ?? 0;
    if (number === 0) {
      number = examples.push(span);
      counts.push(0);
      numberOf.set(pair, number);
    }
    operation[span] = number - 1;
    counts[number - 1]++;
  }
  return { operation, examples, counts };
}

interface NumberOfPair {
  readonly get: (pair: number) => number | undefined;
  readonly set: (pair: number, number: number) => void;
}

/** A table is several times as fast as a map, as long as there is room for it. */
function numbersOfPairs({ services, strings }: SpanTable): NumberOfPair {
  const size = services.length * strings.length;
  if (size > LARGEST_TABLE) return new Map<number, number>();
  const table = new Uint32Array(size);
  return {
    get: (pair) => table[pair],
    set: (pair, number) => {
      table[pair] = number;
    },
  };
}

const LARGEST_TABLE = 1 << 22;

/** Returns the durations of all spans of each of the operations `told`. */
function durationsOf(
  { length, start, end }: SpanTable,
  operation: Uint32Array,
  told: readonly number[],
  counts: readonly number[],
): Float64Array[] {
  const durations = told.map((number) => new Float64Array(counts[number]));
  const filled = new Uint32Array(told.length);
  const place = new Int8Array(counts.length).fill(-1);
  for (let i = 0; i < told.length; i++) place[told[i]] = i;
  for (let span = 0; span < length; span++) {
    const i = place[operation[span]];
    if (i >= 0) durations[i][filled[i]++] = end[span] - start[span];
  }
  return durations;
}

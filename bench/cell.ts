import type { Measurement } from './measure.ts';
import type { PageMemory } from './memory.ts';
import type { PhaseTimes } from './phases.ts';
import type { Way } from './ways.ts';

/** Who is measured: an empty page that parses (F), one that only receives (B), our page, and that of another checkout. */
export const SUBJECTS = ['F', 'B', 'ours', 'other'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** All that was measured of one trace that came in one way. */
export interface Cell {
  readonly way: Way;
  readonly spanCount: number;
  /** Unpacked. */
  readonly byteLength: number;
  /** All repetitions; of who was not measured, none. */
  readonly runs: Readonly<Record<Subject, readonly Measurement[]>>;
  /** What our page took above an empty one; null where it is not known. */
  readonly memory: PageMemory | null;
  /** Milliseconds from the beginning, of one run that was traced; null where none was. */
  readonly phases: PhaseTimes | null;
  /** What went wrong, a sentence each. */
  readonly failures: readonly string[];
}

/** Medians of a cell, NaN where nothing was measured. */
export interface CellMedians {
  /** First row of the empty pages. */
  readonly f: number;
  readonly b: number;
  readonly ours: Measurement;
  readonly other: Measurement;
}

/** Returns the middle value, or the mean of the two middle ones. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Returns the medians of each figure of a cell. */
export function mediansOf({ runs }: Pick<Cell, 'runs'>): CellMedians {
  const medians = (all: readonly Measurement[]): Measurement => ({
    firstRow: median(all.map(({ firstRow }) => firstRow)),
    allRows: median(all.map(({ allRows }) => allRows)),
    blocked: median(all.map(({ blocked }) => blocked)),
    longestTask: median(all.map(({ longestTask }) => longestTask)),
  });
  return {
    f: medians(runs.F).firstRow,
    b: medians(runs.B).firstRow,
    ours: medians(runs.ours),
    other: medians(runs.other),
  };
}

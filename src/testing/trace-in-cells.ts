import fc from 'fast-check';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds } from '../trace/units.ts';
import { movedClocks } from './moved-clocks.ts';
import { spansInCells, treeInCells } from './random-trace.ts';
import { traceFromSpans } from './trace-from-spans.ts';

/** A trace whose times are multiples of `unit`. */
export interface TraceInCells {
  readonly trace: SpanTable;
  readonly unit: Nanoseconds;
}

/** Traces with every disorder; of every third the clocks were moved, so that siblings do not stand by start. */
export const traceInCells: fc.Arbitrary<TraceInCells> = fc
  .record({
    drawn: fc.oneof(spansInCells, treeInCells),
    isMoved: fc.nat({ max: 2 }).map((draw) => draw === 0),
    steps: fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ drawn: { spans, unit }, isMoved, steps }) => {
    const trace = traceFromSpans(spans);
    const offsets = steps.map((step) => step * unit);
    return { trace: isMoved ? movedClocks(trace, offsets) : trace, unit };
  });

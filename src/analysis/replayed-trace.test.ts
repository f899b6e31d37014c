import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { randomSpans, randomTree } from '../testing/random-trace.ts';
import { type TestSpan, tableAndOrder, traceFromSpans } from '../testing/trace-from-spans.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { Replayed } from './analysis-readers.ts';
import { changesOf, drawnChanges } from './changes-for-tests.ts';
import { type Relations, relationsOf } from './relations.ts';
import { replay } from './replay.ts';

interface ReplayedTrace {
  readonly spans: readonly TestSpan[];
  readonly received: ArrayLike<number>;
  readonly trace: SpanTable;
  readonly relations: Relations;
  readonly factors: ReadonlyMap<SpanIndex, number>;
  readonly after: Replayed;
}

/** A change to spans that nobody waits for moves next to nothing: of each trace, several replays are looked at. */
const severalChanges = fc.array(drawnChanges, { minLength: 6, maxLength: 6 });

function onReplayedTraces(check: (replayed: ReplayedTrace) => void): void {
  const property = fc.property(fc.oneof(randomSpans, randomTree), severalChanges, (spans, several) => {
    const { table: trace, received } = tableAndOrder(spans);
    const relations = relationsOf(trace);
    for (const drawn of several) {
      const { changes, factors } = changesOf({ trace, relations }, drawn);
      check({ spans, received, trace, relations, factors, after: replay(trace, relations, changes) });
    }
  });
  fc.assert(property, { numRuns: PROPERTY_RUNS });
}

/** Returns the scaled span that the row stands below, -1 for none. */
function boxOf({ trace: { parent }, factors }: ReplayedTrace, row: SpanIndex): SpanIndex {
  let above = parent[row];
  while (above >= 0 && !factors.has(above)) above = parent[above];
  return above;
}

/** Returns where the end of a row's window went: within a box in proportion, else as far from the row's own times as it was. */
function newWindowEnd(replayed: ReplayedTrace, row: SpanIndex): Nanoseconds {
  const { trace, relations, factors, after } = replayed;
  const { join, windowStart, windowEnd } = relations;
  const box = boxOf(replayed, row);
  if (box >= 0 && join[row] >= box)
    return after.start[box] + Math.round((windowEnd[row] - trace.start[box]) * (factors.get(box) ?? 1));
  const cutAtEnd = trace.end[row] - windowEnd[row];
  const cutAtStart = windowStart[row] - trace.start[row];
  return Math.max(after.end[row] - cutAtEnd, after.start[row] + cutAtStart);
}

describe('what a replay came to', () => {
  test('is moved by no second replay that changes nothing', () => {
    onReplayedTraces(({ spans, received, trace, after }) => {
      const moved = Array.from(trace.start, (_, row): TestSpan => {
        return { ...spans[received[row]], start: after.start[row], end: after.end[row] };
      });
      const again = traceFromSpans(moved);
      const { start, end } = replay(again, relationsOf(again), []);
      expect([...start]).toEqual([...again.start]);
      expect([...end]).toEqual([...again.end]);
    });
  });

  test('has the window of whatever is waited for end within the span that waits', () => {
    onReplayedTraces((replayed) => {
      const { join, windowStart, windowEnd } = replayed.relations;
      for (let row = 0; row < replayed.trace.length; row++) {
        const waiting = join[row];
        if (waiting < 0 || windowStart[row] >= windowEnd[row]) continue;
        const until = newWindowEnd(replayed, row);
        expect(until).toBeLessThanOrEqual(replayed.after.end[waiting]);
        expect(until).toBeGreaterThanOrEqual(replayed.after.start[waiting]);
      }
    });
  });

  test('has no span start before the one that started it, unless it did so as recorded', () => {
    onReplayedTraces(({ trace, relations: { spawn }, after }) => {
      for (let row = 0; row < trace.length; row++) {
        const from = spawn[row];
        if (from < 0 || trace.start[row] < trace.start[from]) continue;
        expect(after.start[row]).toBeGreaterThanOrEqual(after.start[from]);
      }
    });
  });
});

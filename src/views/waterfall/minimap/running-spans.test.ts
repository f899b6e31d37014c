import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../../testing/property-runs.ts';
import { randomSpans } from '../../../testing/random-trace.ts';
import { traceFromSpans } from '../../../testing/trace-from-spans.ts';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import { serviceColours } from '../span-colours.ts';
import { runningSpans, sortedTimes, spansRunningAt } from './running-spans.ts';

const trace = traceFromText(`
  web    whole  |--------|
    api  left    |--|
    api  right       |--|
    db   now       !
`);

function running(of: SpanTable, columns: number) {
  return runningSpans(of, sortedTimes(of), serviceColours(of), columns);
}

describe('spans that run at once', () => {
  test('are counted with those that wait for children', () => {
    expect([...running(trace, 10).totals]).toEqual([1, 2, 2, 3, 2, 2, 2, 2, 2, 1]);
  });

  test('are counted group by group', () => {
    const { counts } = running(trace, 10);
    expect([...counts.subarray(10, 20)]).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
  });

  test('are those of the busiest moment where a column is wider', () => {
    expect([...running(trace, 2).totals]).toEqual([3, 2]);
  });

  test('one after another are never two', () => {
    const sequence = traceFromText(`
      a  one   |--|
      a  two       |--|
    `);
    expect(running(sequence, 3).peak).toBe(1);
  });

  test('are those that a moment picks, of all groups or of one', () => {
    const { groupOf } = serviceColours(trace);
    const [, , , moment] = running(trace, 10).moments;
    expect([...spansRunningAt(trace, moment, groupOf, null)]).toEqual([0, 1, 2]);
    expect([...spansRunningAt(trace, moment, groupOf, 1)]).toEqual([1]);
  });

  test('of a trace of no length are all', () => {
    expect([...running(traceFromText('a now !'), 2).totals]).toEqual([1, 1]);
  });
});

test('each column counts what its moment picks, group by group, and no moment has more than the peak', () => {
  fc.assert(
    fc.property(randomSpans, fc.integer({ min: 1, max: 40 }), (spans, columns) => {
      const drawn = traceFromSpans(spans);
      const { groups, groupOf } = serviceColours(drawn);
      const { moments, totals, counts, peak } = running(drawn, columns);
      for (let column = 0; column < columns; column++) {
        const picked = (group: number | null) => spansRunningAt(drawn, moments[column], groupOf, group).count();
        expect(totals[column]).toBe(picked(null));
        for (const group of groups.keys()) expect(counts[group * columns + column]).toBe(picked(group));
      }
      const most = Math.max(...Array.from(drawn.start, (time) => spansRunningAt(drawn, time, groupOf, null).count()));
      expect(peak).toBe(most);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

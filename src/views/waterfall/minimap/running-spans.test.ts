import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../../lib/in-slices.ts';
import { PROPERTY_RUNS } from '../../../testing/property-runs.ts';
import { randomSpans } from '../../../testing/random-trace.ts';
import { traceFromSpans } from '../../../testing/trace-from-spans.ts';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import { serviceColours } from '../span-colours.ts';
import { mostAtOnce } from './most-at-once.ts';
import { runningSpans, sortedTimes, spansRunningIn } from './running-spans.ts';

const trace = traceFromText(`
  web    whole  |--------|
    api  left    |--|
    api  right       |--|
    db   now       !
`);

function running(of: SpanTable, columns: number) {
  return runningSpans(of, atOnce(sortedTimes(of)), serviceColours(of), columns);
}

const near = (values: readonly number[]) => values.map((each) => expect.closeTo(each, 4));

describe('spans that run at once', () => {
  test('are counted with those that wait for children, an instant as hardly any time', () => {
    expect([...running(trace, 10).totals]).toEqual(near([1, 2, 2, 2, 2, 2, 2, 2, 2, 1]));
  });

  test('are counted group by group', () => {
    const { means } = running(trace, 10);
    expect([...means.subarray(10, 20)]).toEqual(near([0, 1, 1, 1, 1, 1, 1, 1, 1, 0]));
  });

  test('are the mean of a wider column, and beside it the most of any moment', () => {
    const { totals, most } = running(trace, 2);
    expect([...totals]).toEqual(near([1.8, 1.8]));
    expect([...most]).toEqual([3, 2]);
  });

  test('one after another are never two', () => {
    const sequence = traceFromText(`
      a  one   |--|
      a  two       |--|
    `);
    expect(running(sequence, 3).peak).toBe(1);
  });

  test('short ones of several groups side by side are a share of each, not one of them', () => {
    const beats = traceFromText(`
      a  one    ||
      b  two      ||
      a  three      ||
      b  four         ||
    `);
    expect([...running(beats, 2).means]).toEqual(near([0.5, 0.5, 0.5, 0.5]));
  });

  test('are those that a column picks, of all groups or of one', () => {
    const { groupOf } = serviceColours(trace);
    const columns = running(trace, 10);
    expect([...spansRunningIn(columns, 3, trace, groupOf, null)]).toEqual([0, 1, 2]);
    expect([...spansRunningIn(columns, 3, trace, groupOf, 1)]).toEqual([1]);
  });

  test('of a trace of no length are all', () => {
    expect([...running(traceFromText('a now !'), 2).totals]).toEqual([1, 1]);
  });
});

test('a span that starts where a column begins is picked by the column that counts it, however its edge is rounded', () => {
  const halves = traceFromText(`
    a  first   |-----|
    b  second         |-----|
  `);
  const { groupOf } = serviceColours(halves);
  for (let columns = 2; columns <= 60; columns += 2) {
    const shown = running(halves, columns);
    const picked = spansRunningIn(shown, columns / 2 - 1, halves, groupOf, null);
    expect([...picked], `${columns} columns`).toEqual([0]);
    expect([...spansRunningIn(shown, columns / 2, halves, groupOf, null)], `${columns} columns`).toEqual([1]);
  }
});

test('no moment of a column has fewer than none or more than its most, which is the peak somewhere', () => {
  fc.assert(
    fc.property(randomSpans, fc.integer({ min: 1, max: 40 }), (spans, columns) => {
      const drawn = traceFromSpans(spans);
      const { groupOf } = serviceColours(drawn);
      const shown = running(drawn, columns);
      for (let column = 0; column < columns; column++) {
        expect(shown.totals[column]).toBeLessThanOrEqual(shown.most[column] + 1e-6);
        const picked = spansRunningIn(shown, column, drawn, groupOf, null).count();
        expect(shown.most[column]).toBeLessThanOrEqual(picked);
      }
      const runningAt = (time: number) =>
        drawn.start.filter((start, span) => start <= time && Math.max(drawn.end[span], start + 1) > time).length;
      const most = Math.max(...Array.from(drawn.start, runningAt));
      expect(shown.peak).toBe(most);
      expect(atOnce(mostAtOnce(drawn))).toBe(most);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

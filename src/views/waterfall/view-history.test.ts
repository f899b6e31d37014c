import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { SpanSet } from '../../trace/span-set.ts';
import {
  afterView,
  isWhole,
  startHistory,
  stepBack,
  stepForward,
  type View,
  type ViewHistory,
} from './view-history.ts';

const SPANS = 100;
const whole: View = { time: null, root: -1, only: null, collapsed: new SpanSet(SPANS), firstRow: 0 };
const zoomed: View = { ...whole, time: [10, 20] };
const deeper: View = { ...whole, time: [12, 14] };
const SECOND = 1000;
const BY_NOBODY = { gesture: 0, isHeld: false };

/** The views one after the other, a second apart. */
function visit(...views: readonly View[]): ViewHistory {
  return views
    .slice(1)
    .reduce((history, view, i) => afterView(history, view, i * SECOND, BY_NOBODY), startHistory(views[0]));
}

function collapsing(...spans: readonly number[]): View {
  return { ...whole, collapsed: SpanSet.of(SPANS, spans) };
}

describe('steps through views', () => {
  test('one back, and one more, until none is left', () => {
    const back = stepBack(visit(whole, zoomed, deeper));
    expect(back?.present.time).toEqual([10, 20]);
    const first = back && stepBack(back);
    expect(first?.present.time).toBe(null);
    expect(first && stepBack(first)).toBe(null);
  });

  test('forward again, until a new view is seen', () => {
    const back = stepBack(visit(whole, zoomed));
    expect(back && stepForward(back)?.present).toEqual(zoomed);
    const other = back && afterView(back, deeper, 9 * SECOND, BY_NOBODY);
    expect(other && stepForward(other)).toBe(null);
  });

  test('what follows at once is one step: the turns of a wheel', () => {
    let history = startHistory(whole);
    for (let turn = 1; turn <= 50; turn++)
      history = afterView(history, { ...whole, time: [turn, 100 - turn] }, turn * 50, BY_NOBODY);
    expect(stepBack(history)?.present).toEqual(whole);
  });

  test('what is done by another gesture is another step, however soon it follows', () => {
    const box = afterView(startHistory(whole), zoomed, 100, { gesture: 1, isHeld: true });
    const drag = afterView(box, deeper, 200, { gesture: 2, isHeld: true });
    expect(stepBack(drag)?.present).toEqual(zoomed);
  });

  test('a drag is one step however long it rests', () => {
    const held = { gesture: 1, isHeld: true };
    const begun = afterView(startHistory(whole), zoomed, 100, held);
    expect(stepBack(afterView(begun, deeper, 9 * SECOND, held))?.present).toEqual(whole);
  });

  test('scrolling is no step', () => {
    expect(stepBack(visit(whole, { ...whole, firstRow: 40 }))).toBe(null);
  });

  test('one row collapsed is no step, many at once are', () => {
    expect(stepBack(visit(whole, collapsing(3)))).toBe(null);
    expect(stepBack(visit(whole, collapsing(3, 70)))?.present).toEqual(whole);
  });

  test('a step of time leaves rows that were collapsed meanwhile', () => {
    const collapsed = { ...zoomed, collapsed: SpanSet.of(SPANS, [3]) };
    expect(stepBack(visit(whole, zoomed, collapsed))?.present).toEqual({ ...collapsed, time: null });
  });

  test('a step of rows takes back the rows and where they were scrolled to', () => {
    const scrolled = { ...whole, firstRow: 40 };
    expect(stepBack(visit(scrolled, { ...collapsing(1, 2, 3), firstRow: 0 }))?.present).toEqual(scrolled);
  });

  test('a change that was undone by hand is not stepped through', () => {
    const history = afterView(visit(whole, zoomed), whole, 100, BY_NOBODY);
    expect(stepBack(history)).toBe(null);
  });

  test('back as far as it goes and forward as often is where one was, whatever was seen', () => {
    const views = fc.record({
      time: fc.option(fc.tuple(fc.nat(9), fc.integer({ min: 10, max: 19 })), { nil: null }),
      root: fc.integer({ min: -1, max: 3 }),
      only: fc.constantFrom(null, SpanSet.of(SPANS, [1])),
      collapsed: fc.array(fc.nat(SPANS - 1)).map((spans) => SpanSet.of(SPANS, spans)),
      firstRow: fc.nat(50),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(views, fc.nat(2 * SECOND)), { maxLength: 30 }), (seen) => {
        let now = 0;
        let history = startHistory(whole);
        for (const [view, pause] of seen) {
          now += pause;
          history = afterView(history, view, now, BY_NOBODY);
        }
        const last = history.present;
        let steps = 0;
        for (let back = stepBack(history); back !== null; back = stepBack(history), steps++) history = back;
        for (; steps > 0; steps--) history = stepForward(history) ?? history;
        expect(history.present).toEqual(last);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('the whole is the whole time of all rows, collapsed or not', () => {
    const only = { ...whole, only: SpanSet.of(SPANS, [1, 2]) };
    const views = [whole, collapsing(1, 2), zoomed, { ...whole, root: 4 }, only];
    expect(views.map(isWhole)).toEqual([true, true, false, false, false]);
  });
});

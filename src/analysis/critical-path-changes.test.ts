import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { type SpansInCells, treeInCells } from '../testing/random-trace.ts';
import { TEST_EPOCH_SECONDS, type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { spanKey } from '../trace/span.ts';
import { criticalPath, criticalTimes } from './critical-path.ts';
import { relationsOf } from './relations.ts';
import { selfTimes } from './self-time.ts';

/*
 * What a change of the trace may change of its critical path.
 */

const runs = { numRuns: PROPERTY_RUNS };
type Segment = readonly [key: string, start: number, end: number];

/** The path of spans by key, in the times in which the spans are given. */
function pathOf(spans: readonly TestSpan[]): Segment[] {
  const trace = traceFromSpans(spans);
  const offset = Number(trace.startTimeUnixNano - BigInt(TEST_EPOCH_SECONDS) * 1_000_000_000n);
  const { path } = criticalPath(trace, relationsOf(trace));
  return Array.from(path.span, (row, i) => [spanKey(trace, row), path.start[i] + offset, path.end[i] + offset]);
}

const everyTree = (check: (drawn: SpansInCells, pick: (below: number) => number) => void) =>
  fc.assert(
    fc.property(treeInCells, fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (drawn, draws) =>
      check(drawn, (below) => Math.floor(draws.next().value * below)),
    ),
    runs,
  );

const endOf = (span: TestSpan) => span.end ?? span.start;
const NEW_ID = 'fff';
const added = (parent: TestSpan, start: number, end: number): TestSpan => ({
  id: NEW_ID,
  parent: parent.id,
  service: parent.service,
  name: 'added',
  start,
  end,
});

test('the order of the input has no meaning', () => {
  everyTree(({ spans }, pick) => {
    const shuffled = spans.map((span) => ({ span, at: pick(1e6) })).sort((a, b) => a.at - b.at);
    expect(pathOf(shuffled.map(({ span }) => span))).toEqual(pathOf(spans));
  });
});

test('ids have no meaning but for their order', () => {
  everyTree(({ spans }) => {
    const ids = spans.map(({ id }) => id).sort();
    const renamed = (id: string | null) => (id === null ? null : `key ${String(ids.indexOf(id)).padStart(4, '0')}`);
    const others = spans.map((span) => ({ ...span, id: renamed(span.id) ?? '', parent: renamed(span.parent) }));
    expect(pathOf(others)).toEqual(pathOf(spans).map(([key, start, end]) => [renamed(key), start, end]));
  });
});

test('adding the same to all times moves the path by it', () => {
  fc.assert(
    fc.property(treeInCells, fc.integer({ min: -1e15, max: 1e15 }), ({ spans }, shift) => {
      const moved = spans.map((span) => ({ ...span, start: span.start + shift, end: endOf(span) + shift }));
      expect(pathOf(moved)).toEqual(pathOf(spans).map(([key, start, end]) => [key, start + shift, end + shift]));
    }),
    runs,
  );
});

test('multiplying all times multiplies the path, below the cap of the tolerance', () => {
  fc.assert(
    fc.property(treeInCells, fc.integer({ min: 2, max: 20 }), ({ spans, unit }, factor) => {
      const scaled = (by: number) =>
        spans.map((span) => ({ ...span, start: (span.start / unit) * by, end: (endOf(span) / unit) * by }));
      // A hundred nanoseconds a cell: the tolerance is a nanosecond a cell, without a remainder.
      const expected = pathOf(scaled(100)).map(([key, start, end]) => [key, start * factor, end * factor]);
      expect(pathOf(scaled(100 * factor))).toEqual(expected);
    }),
    runs,
  );
});

test('a span without duration changes nothing', () => {
  everyTree(({ spans, unit }, pick) => {
    const parent = spans[pick(spans.length)];
    const instant = parent.start + (pick(400) - 100) * unit;
    expect(pathOf([...spans, added(parent, instant, instant)])).toEqual(pathOf(spans));
  });
});

test('work that is deferred changes nothing', () => {
  everyTree(({ spans, unit }, pick) => {
    const parent = spans[pick(spans.length)];
    const start = parent.start + pick(100) * unit;
    const deferred = { ...added(parent, start, start + pick(300) * unit), followsFrom: true };
    const below = { ...added(deferred, start, deferred.end ?? start), id: 'ffe' };
    expect(pathOf([...spans, deferred, below])).toEqual(pathOf(spans));
  });
});

test('local work that nobody waited for changes nothing', () => {
  everyTree(({ spans, unit }, pick) => {
    const parent = spans[pick(spans.length)];
    const afterAll = Math.max(...spans.map(endOf)) + 1e6 + unit;
    expect(pathOf([...spans, added(parent, parent.start + pick(100) * unit, afterAll)])).toEqual(pathOf(spans));
  });
});

test('a span of the same times around another owns nothing', () => {
  everyTree(({ spans }, pick) => {
    const local = spans.filter(
      ({ parent, service, kind, followsFrom }) =>
        followsFrom !== true &&
        (kind === 'internal' || kind === 'client') &&
        spans.some((above) => above.id === parent && above.service === service),
    );
    if (local.length === 0) return;
    const wrapped = local[pick(local.length)];
    // The wrapper takes the id, so that ties are decided as before.
    const others = spans
      .filter((span) => span !== wrapped)
      .map((span) => (span.parent === wrapped.id ? { ...span, parent: NEW_ID } : span));
    const inner: TestSpan = { ...wrapped, id: NEW_ID, parent: wrapped.id };
    const outer: TestSpan = { ...wrapped, kind: 'internal' };
    const expected = pathOf(spans).map(([key, start, end]) => [key === wrapped.id ? idKey(NEW_ID) : key, start, end]);
    expect(pathOf([...others, outer, inner])).toEqual(expected);
  });
});

test('splitting a leaf into two touching children keeps the pieces of the others', () => {
  everyTree(({ spans, unit }, pick) => {
    const leaves = spans.filter(({ id }) => spans.every(({ parent }) => parent !== id));
    const leaf = leaves[pick(leaves.length)];
    const middle = leaf.start + Math.floor((endOf(leaf) - leaf.start) / unit / 2) * unit;
    const halves = [added(leaf, leaf.start, middle), { ...added(leaf, middle, endOf(leaf)), id: 'ffe' }];
    const ofOthers = (path: Segment[]) =>
      path.filter(([key]) => !['ffe', NEW_ID].map(idKey).includes(key) && key !== leaf.id);
    expect(ofOthers(pathOf([...spans, ...halves]))).toEqual(ofOthers(pathOf(spans)));
  });
});

const idKey = (id: string) => id.padStart(16, '0');

test('where all ran one after another inside their parents, critical time is self time', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999)), { maxLength: 60 }), (cuts) => {
      const trace = traceFromSpans(inSequence(cuts));
      const { path } = criticalPath(trace, relationsOf(trace), () => 0);
      expect([...criticalTimes(trace, path)]).toEqual([...selfTimes(trace)]);
    }),
    runs,
  );
});

/** Spans of one service, each child in a free stretch of its parent; a cut says of which span, where in the stretch, how long. */
function inSequence(cuts: readonly (readonly [number, number, number])[]): TestSpan[] {
  const spans: TestSpan[] = [{ id: '1', parent: null, service: 'web', name: 'root', start: 0, end: 1e9 }];
  const freeFrom = [0];
  for (const [which, where, length] of cuts) {
    const parent = spans[which % spans.length];
    const free = freeFrom[which % spans.length];
    const start = free + Math.floor(((endOf(parent) - free) * where) / 1000);
    const end = start + Math.floor(((endOf(parent) - start) * length) / 1000);
    if (end === start) continue;
    freeFrom[which % spans.length] = end;
    freeFrom.push(start);
    spans.push({ ...added(parent, start, end), id: (spans.length + 1).toString(16) });
  }
  return spans;
}

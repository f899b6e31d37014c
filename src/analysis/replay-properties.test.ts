import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PlainSpan, plainReplay } from '../testing/plain-replay.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { randomSpans, randomTree } from '../testing/random-trace.ts';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Change } from './change.ts';
import { changesOf, drawnChanges, FACTORS } from './changes-for-tests.ts';
import { criticalPath, criticalTimes } from './critical-path.ts';
import { type Relations, relationsOf } from './relations.ts';
import { prepareReplay } from './replay.ts';
import { slackOf } from './slack.ts';

const runs = { numRuns: PROPERTY_RUNS };

function preparedTrace(spans: Parameters<typeof traceFromSpans>[0]) {
  const trace = traceFromSpans(spans);
  const relations = relationsOf(trace);
  const replay = prepareReplay(trace, relations);
  return { trace, relations, replay, before: replay.durationAfter([]) };
}

function plainSpans({ start, end, parent, length }: SpanTable, relations: Relations): PlainSpan[] {
  return Array.from({ length }, (_, row) => ({
    start: start[row],
    end: end[row],
    parent: parent[row],
    join: relations.join[row],
    spawn: relations.spawn[row],
    lo: relations.windowStart[row],
    hi: relations.windowEnd[row],
  }));
}

/** Returns whether the row, or one that it is in, sticks out of its parent. */
function sticksOut({ parent, start, end }: SpanTable, row: number): boolean {
  for (let each = row; parent[each] >= 0; each = parent[each])
    if (start[each] < start[parent[each]] || end[each] > end[parent[each]]) return true;
  return false;
}

const isLeaf = (trace: SpanTable, row: number) => trace.subtreeEnd[row] === row + 1;

describe('the replay', () => {
  test('of no change moves nothing', () => {
    fc.assert(
      fc.property(randomSpans, (spans) => {
        const { trace, replay } = preparedTrace(spans);
        const { start, end } = replay.after([]);
        expect([...start]).toEqual([...trace.start]);
        expect([...end]).toEqual([...trace.end]);
      }),
      runs,
    );
  });

  test('is what the published rules come to when each is applied until nothing moves', () => {
    fc.assert(
      fc.property(randomSpans, drawnChanges, (spans, drawn) => {
        const prepared = preparedTrace(spans.slice(0, 60));
        const { factors, groups, changes } = changesOf(prepared, drawn);
        const { start, end } = prepared.replay.after(changes);
        const plain = plainReplay(plainSpans(prepared.trace, prepared.relations), { factors, groups });
        expect([...start]).toEqual(plain.start);
        expect([...end]).toEqual(plain.end);
      }),
      runs,
    );
  });

  test('gives the same duration whether or not it passes over what does not matter', () => {
    fc.assert(
      fc.property(randomSpans, drawnChanges, (spans, drawn) => {
        const prepared = preparedTrace(spans);
        const { changes } = changesOf(prepared, drawn);
        expect(prepared.replay.durationAfter(changes)).toBe(prepared.replay.after(changes).rootDuration);
      }),
      runs,
    );
  });

  test('is the same whether or not siblings are known to stand as rows do', () => {
    fc.assert(
      fc.property(randomSpans, drawnChanges, (spans, drawn) => {
        const prepared = preparedTrace(spans);
        const inRowOrder = prepareReplay(prepared.trace, relationsOf(prepared.trace, true));
        const { changes } = changesOf(prepared, drawn);
        expect(inRowOrder.after(changes)).toEqual(prepared.replay.after(changes));
      }),
      runs,
    );
  });

  test('leaves nothing behind for the next one', () => {
    fc.assert(
      fc.property(randomSpans, drawnChanges, drawnChanges, (spans, first, second) => {
        const used = preparedTrace(spans);
        const fresh = preparedTrace(spans);
        used.replay.durationAfter(changesOf(used, first).changes);
        used.replay.after(changesOf(used, first).changes);
        const { changes } = changesOf(used, second);
        expect(used.replay.after(changes)).toEqual(fresh.replay.after(changes));
      }),
      runs,
    );
  });

  test('is monotone, and moves the root by no more than a leaf is changed by', () => {
    fc.assert(
      fc.property(randomTree, fc.double({ min: 0, max: 0.999, noNaN: true }), (spans, part) => {
        const { trace, replay, before } = preparedTrace(spans);
        const row = Math.floor(part * trace.length);
        const duration = trace.end[row] - trace.start[row];
        let last = Number.NEGATIVE_INFINITY;
        for (const factor of FACTORS) {
          const after = replay.durationAfter([{ op: 'scale', span: row, factor }]);
          expect(after).toBeGreaterThanOrEqual(last);
          last = after;
          const change = Math.abs(Math.round(duration * factor) - duration);
          if (isLeaf(trace, row)) expect(Math.abs(after - before)).toBeLessThanOrEqual(change);
        }
      }),
      runs,
    );
  });

  test('saves by a leaf no more than its time on the path and what overlaps there, and nothing beside it', () => {
    fc.assert(
      fc.property(randomTree, (spans) => {
        const { trace, relations, replay, before } = preparedTrace(spans);
        const { path, chosen } = criticalPath(trace, relations);
        const criticalTime = criticalTimes(trace, path);
        const onPath = new Set([trace.primaryRoot, ...chosen]);
        for (let row = 0; row < trace.length; row++) {
          if (!isLeaf(trace, row)) continue;
          const saved = before - replay.durationAfter([{ op: 'scale', span: row, factor: 0 }]);
          expect(saved).toBeGreaterThanOrEqual(0);
          if (!onPath.has(row)) expect(saved).toBe(0);
          const window = relations.windowEnd[row] - relations.windowStart[row];
          expect(saved).toBeLessThanOrEqual(Math.max(window, criticalTime[row]));
        }
      }),
      runs,
    );
  });

  test('gives slack to what is beside the path, to its last nanosecond, and none to what is on it', () => {
    fc.assert(
      fc.property(randomTree, (spans) => {
        const { trace, relations, replay, before } = preparedTrace(spans.slice(0, 60));
        const { chosen } = criticalPath(trace, relations);
        for (let row = 0; row < trace.length; row++) {
          if (!isLeaf(trace, row) || trace.start[row] === trace.end[row]) continue;
          const slack = slackOf(trace, replay, row);
          const grown = (by: number) =>
            replay.durationAfter([{ op: 'set', span: row, duration: trace.end[row] - trace.start[row] + by }]);
          if (slack === Number.POSITIVE_INFINITY) expect(grown(10 * trace.duration)).toBe(before);
          else expect([grown(slack), grown(slack + 1)]).toEqual([before, before + 1]);
          if (chosen.includes(row)) expect(slack).toBe(0);
        }
      }),
      runs,
    );
  });

  test('of several changes saves as much as the best of them alone, also of one within another', () => {
    fc.assert(
      fc.property(
        randomTree,
        fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.constantFrom(0, 0.3, 0.5, 0.9)), {
          minLength: 1,
          maxLength: 5,
        }),
        (spans, drawn) => {
          const { trace, replay, before } = preparedTrace(spans);
          const rows = drawn.map(([part]) => Math.floor(part * trace.length));
          // What sticks out of the scaled span that it is in moves towards it, and so saves less than alone.
          fc.pre(rows.every((row) => !sticksOut(trace, row)));
          const changes = rows.map((span, i): Change => ({ op: 'scale', span, factor: drawn[i][1] }));
          const alone = changes.map((change) => before - replay.durationAfter([change]));
          const together = before - replay.durationAfter(changes);
          // Each time within what is scaled is rounded for itself.
          expect(together).toBeGreaterThanOrEqual(Math.max(...alone) - trace.length);
        },
      ),
      runs,
    );
  });

  test('of leaves saves no more than the sum of what they are shortened by', () => {
    fc.assert(
      fc.property(randomTree, fc.nat({ max: 6 }), (spans, every) => {
        const { trace, replay, before } = preparedTrace(spans);
        const leaves = Array.from({ length: trace.length }, (_, row) => row).filter(
          (row) => isLeaf(trace, row) && row % (every + 1) === 0,
        );
        const saved = before - replay.durationAfter(leaves.map((span) => ({ op: 'scale', span, factor: 0.5 })));
        const sum = leaves.reduce((total, row) => {
          const duration = trace.end[row] - trace.start[row];
          return total + duration - Math.round(duration / 2);
        }, 0);
        expect(saved).toBeLessThanOrEqual(sum);
      }),
      runs,
    );
  });

  test('of one call at once moves nothing, and the order in which several are named does not matter', () => {
    fc.assert(
      fc.property(randomSpans, drawnChanges, (spans, drawn) => {
        const prepared = preparedTrace(spans);
        const { groups } = changesOf(prepared, { ...drawn, scaled: [] });
        for (const group of groups) {
          const one: Change[] = [{ op: 'parallel', spans: group.slice(0, 1) }];
          expect(prepared.replay.durationAfter(one)).toBe(prepared.before);
          const there = prepared.replay.after([{ op: 'parallel', spans: group }]);
          const back = prepared.replay.after([{ op: 'parallel', spans: [...group].reverse() }]);
          expect(back).toEqual(there);
        }
      }),
      runs,
    );
  });
});

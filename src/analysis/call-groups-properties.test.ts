import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../testing/facts-from-spans.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { randomSpans, randomTree } from '../testing/random-trace.ts';
import { type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { type Span, spanAt } from '../trace/span-at.ts';
import { contextOf } from './analyse-trace.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { toleranceOf } from './tolerance.ts';

const runs = { numRuns: PROPERTY_RUNS };

function contextOfSpans(spans: readonly TestSpan[]): AnalysisContext {
  const trace = traceFromSpans(spans);
  return contextOf(trace, factsOf(trace, spans));
}

/** Children of each span with one service, kind and name, by start, then longer first, then key. */
function likeSiblings({ trace }: AnalysisContext): Span[][] {
  const spans = Array.from({ length: trace.length }, (_, row) => spanAt(trace, row)).filter(
    ({ parent }) => parent >= 0,
  );
  const groups = new Map<string, Span[]>();
  for (const span of spans) {
    const key = JSON.stringify([span.parent, span.service, span.kind, span.name]);
    groups.set(key, [...(groups.get(key) ?? []), span]);
  }
  return [...groups.values()].map((group) =>
    group.sort((a, b) => a.start - b.start || b.duration - a.duration || (a.key < b.key ? -1 : 1)),
  );
}

function retriesByDefinition(context: AnalysisContext): number[][] {
  const found: number[][] = [];
  for (const siblings of likeSiblings(context)) {
    let run: Span[] = [];
    for (const span of siblings) {
      const before = run.at(-1);
      const tolerance = toleranceOf(context.trace, span.parent);
      const goesOn = before !== undefined && before.status === 'error' && span.start >= before.end - tolerance;
      if (!goesOn && run.length > 0) {
        found.push(run.map(({ index }) => index));
        run = [];
      }
      run.push(span);
    }
    found.push(run.map(({ index }) => index));
  }
  return found.filter(({ length }) => length > 1);
}

/** Time in which at least one is active, piece by piece between all moments. */
function unionByDefinition(spans: readonly Span[]): number {
  const moments = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  let union = 0;
  for (let i = 1; i < moments.length; i++) {
    if (spans.some(({ start, end }) => start <= moments[i - 1] && moments[i] <= end))
      union += moments[i] - moments[i - 1];
  }
  return union;
}

function repeatedByDefinition(context: AnalysisContext): number[][] {
  const retried = new Set(retriesByDefinition(context).flat());
  return likeSiblings(context)
    .map((siblings) => siblings.filter(({ index }) => !retried.has(index)))
    .filter((siblings) => {
      const sum = siblings.reduce((total, { duration }) => total + duration, 0);
      const union = unionByDefinition(siblings);
      const isLong = union >= 1e6 && (20 * union >= context.rootDuration || union >= 1e8);
      return siblings.length >= 5 && sum - union <= sum / 10 && (isLong || siblings.length >= 20);
    })
    .map((siblings) => siblings.map(({ index }) => index));
}

const sorted = (groups: readonly (readonly number[])[]) =>
  groups.map((group) => [...group]).sort((a, b) => a[0] - b[0]);

/** Calls of one client below one root, one after another with little between: sequences, repeated calls and tries. */
const randomCalls: fc.Arbitrary<TestSpan[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom('GET a', 'GET a', 'GET a', 'GET b', 'SELECT c'),
      isFailed: fc.nat({ max: 5 }).map((draw) => draw === 0),
      gap: fc.constantFrom(0, 0, 0, 1, 5, 100, -1),
      length: fc.integer({ min: 1, max: 60 }),
      isBeside: fc.nat({ max: 9 }).map((draw) => draw === 0),
    }),
    { minLength: 2, maxLength: 40 },
  )
  .map((plans) => {
    const unit = 100_000;
    let time = 0;
    const children = plans.map((plan, i): TestSpan => {
      const start = Math.max(0, time + plan.gap * unit);
      const end = start + plan.length * unit;
      if (!plan.isBeside) time = end;
      return {
        id: (i + 2).toString(16),
        parent: '1',
        service: 'web',
        name: plan.name,
        kind: 'client',
        status: plan.isFailed ? 'error' : 'unset',
        start,
        end,
      };
    });
    const end = Math.max(...children.map((child) => child.end ?? 0));
    return [{ id: '1', parent: null, service: 'web', name: 'GET /', kind: 'server', start: 0, end }, ...children];
  });

describe.each([
  ['traces of any kind', randomSpans],
  ['calls in a row', randomCalls],
] as const)('in %s', (_, drawn) => {
  test('tries are those of the definition', () => {
    fc.assert(
      fc.property(drawn, (spans) => {
        const context = contextOfSpans(spans);
        expect(sorted(context.retries.map(({ members }) => members))).toEqual(sorted(retriesByDefinition(context)));
      }),
      runs,
    );
  });

  test('repeated calls are those of the definition', () => {
    fc.assert(
      fc.property(drawn, (spans) => {
        const context = contextOfSpans(spans);
        expect(sorted(context.repeatedCalls.map(({ members }) => members))).toEqual(
          sorted(repeatedByDefinition(context)),
        );
      }),
      runs,
    );
  });

  test('no span is in two sequences, nor both tried again and repeated', () => {
    fc.assert(
      fc.property(drawn, (spans) => {
        const { sequentialGroups, retries, repeatedCalls } = contextOfSpans(spans);
        const sequenced = sequentialGroups.flatMap(({ members }) => members);
        expect(new Set(sequenced).size).toBe(sequenced.length);
        const tried = new Set(retries.flatMap(({ members }) => members));
        expect(repeatedCalls.flatMap(({ members }) => members).filter((span) => tried.has(span))).toEqual([]);
      }),
      runs,
    );
  });

  test('members of a sequence share a parent, were chosen by the walk, and overlap by no more than the tolerance', () => {
    fc.assert(
      fc.property(drawn, (spans) => {
        const { trace, relations, chosen, sequentialGroups } = contextOfSpans(spans);
        for (const { parent, members } of sequentialGroups) {
          for (const [i, span] of members.entries()) {
            expect([trace.parent[span], chosen.includes(span)]).toEqual([parent, true]);
            if (i === 0) continue;
            const overlap = relations.windowEnd[members[i - 1]] - relations.windowStart[span];
            expect(overlap).toBeLessThanOrEqual(toleranceOf(trace, relations.join[span]));
          }
        }
      }),
      runs,
    );
  });

  test('a sequence saves no more than its local saving and what its members overlap', () => {
    fc.assert(
      fc.property(drawn, (spans) => {
        const { trace, relations, rootDuration, sequentialGroups } = contextOfSpans(spans);
        for (const { members, localSaving, totalAfter } of sequentialGroups) {
          const overlap = members.length * toleranceOf(trace, relations.join[members[0]]);
          expect(totalAfter).toBeGreaterThanOrEqual(rootDuration - localSaving - overlap);
          expect(totalAfter).toBeLessThan(rootDuration);
        }
      }),
      runs,
    );
  });
});

describe('a sequence', () => {
  test('is gone where its members start together in the trace itself', () => {
    fc.assert(
      fc.property(randomCalls, (spans) => {
        const { trace, sequentialGroups } = contextOfSpans(spans);
        for (const { members } of sequentialGroups) {
          const keys = new Set(members.map((member) => Number.parseInt(spanAt(trace, member).key, 16)));
          const start = Math.min(
            ...spans.filter(({ id }) => keys.has(Number.parseInt(id, 16))).map((span) => span.start),
          );
          const together = spans.map((span) =>
            keys.has(Number.parseInt(span.id, 16))
              ? { ...span, start, end: start + (span.end ?? 0) - span.start }
              : span,
          );
          const after = contextOfSpans(together);
          const keysOf = (group: readonly number[]) =>
            group.map((member) => Number.parseInt(spanAt(after.trace, member).key, 16));
          const left = after.sequentialGroups.map(
            (group) => keysOf(group.members).filter((key) => keys.has(key)).length,
          );
          for (const count of left) expect(count).toBeLessThan(2);
        }
      }),
      runs,
    );
  });

  test('saves no more beside a call that covers it', () => {
    fc.assert(
      fc.property(randomCalls, fc.integer({ min: 1, max: 100 }), (spans, hundredths) => {
        const { rootDuration, durationAfter, sequentialGroups, trace } = contextOfSpans(spans);
        const root = spans[0];
        const cover: TestSpan = { ...root, id: 'fff', parent: '1', name: 'GET slow', kind: 'client', start: 0 };
        const covered = contextOfSpans([...spans, { ...cover, end: Math.floor(((root.end ?? 0) * hundredths) / 100) }]);
        for (const { members } of sequentialGroups) {
          const keys = members.map((member) => spanAt(trace, member).key);
          const there = Array.from({ length: covered.trace.length }, (_, row) => row).filter((row) =>
            keys.includes(spanAt(covered.trace, row).key),
          );
          const saved = covered.rootDuration - covered.durationAfter([{ op: 'parallel', spans: there }]);
          expect(saved).toBeLessThanOrEqual(rootDuration - durationAfter([{ op: 'parallel', spans: members }]));
        }
      }),
      runs,
    );
  });

  test('may stand in a tree with any disorder of times', () => {
    fc.assert(
      fc.property(randomTree, (spans) => {
        const { sequentialGroups, rootDuration } = contextOfSpans(spans);
        for (const { totalAfter } of sequentialGroups) expect(totalAfter).toBeLessThanOrEqual(rootDuration);
      }),
      runs,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../testing/facts-from-spans.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { spanKey } from '../trace/span.ts';
import { spanAt } from '../trace/span-at.ts';
import { SpanKind, StatusCode } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import { correctClocks } from './clock-skew.ts';
import type { ProcessClock } from './trace-analysis.ts';

const runs = { numRuns: PROPERTY_RUNS };
const SERVICES = ['api', 'cart', 'mail'] as const;
const STEP = 100_000;

/** A call from the root, as hundredths of it, and the server's part of the call, as hundredths of that. */
const CALL = fc.record({
  service: fc.constantFrom(...SERVICES),
  from: fc.nat({ max: 99 }),
  length: fc.integer({ min: 1, max: 99 }),
  serverFrom: fc.nat({ max: 40 }),
  serverLength: fc.integer({ min: 1, max: 59 }),
  isFailed: fc.nat({ max: 9 }).map((draw) => draw === 0),
});

/** How many steps each service's clock is off. */
const OFFSETS = fc.record({
  api: fc.integer({ min: -300, max: 300 }),
  cart: fc.integer({ min: -20, max: 20 }),
  mail: fc.constant(0),
});

const CALLS = fc.array(CALL, { minLength: 1, maxLength: 30 });
type Call = typeof CALL extends fc.Arbitrary<infer Drawn> ? Drawn : never;
type Offsets = typeof OFFSETS extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** One service calls three others; their spans are recorded by clocks that are off. */
function recordedBy(calls: readonly Call[], offsets: Offsets): TestSpan[] {
  const root = {
    id: '1',
    parent: null,
    service: 'web',
    name: 'GET /',
    kind: 'server' as const,
    start: 0,
    end: 1e4 * STEP,
  };
  return [
    root,
    ...calls.flatMap((call, i): TestSpan[] => {
      const start = call.from * 100 * STEP;
      const length = call.length * 100 * STEP;
      const served = start + call.serverFrom * call.length * STEP + offsets[call.service] * STEP;
      const client = { id: `c${i}`, parent: '1', service: 'web', name: 'call', kind: 'client' as const, start };
      const server = { id: `5${i}`, parent: `c${i}`, service: call.service, name: 'serve', kind: 'server' as const };
      return [
        { ...client, end: start + length, status: call.isFailed ? 'error' : 'unset' },
        { ...server, start: served, end: served + call.serverLength * call.length * STEP },
      ];
    }),
  ];
}

function correctedOf(spans: readonly TestSpan[]) {
  const recorded = traceFromSpans(spans);
  return { recorded, ...correctClocks(recorded, factsOf(recorded, spans)) };
}

/** Whether a call, at the times of `trace`, says that a clock is off. */
function breaksConstraint({ parent, start, end, kind, status }: SpanTable, row: number): boolean {
  const caller = parent[row];
  if (start[row] < start[caller]) return true;
  const isAnswered =
    kind[caller] === SpanKind.Client && kind[row] === SpanKind.Server && status[caller] !== StatusCode.Error;
  const isNotLonger = end[row] - start[row] <= end[caller] - start[caller];
  return isAnswered && isNotLonger && end[row] > end[caller];
}

const provenOf = (processes: readonly ProcessClock[]) =>
  new Map(processes.filter(({ verdict }) => verdict === 'proven').map((clock) => [clock.process, clock]));

describe('correcting clocks', () => {
  test('leaves no call of a corrected process that says otherwise', () => {
    fc.assert(
      fc.property(CALLS, OFFSETS, (calls, offsets) => {
        const { trace, report } = correctedOf(recordedBy(calls, offsets));
        const proven = provenOf(report.processes);
        for (let row = 1; row < trace.length; row++) {
          if (proven.has(spanAt(trace, row).service)) expect(breaksConstraint(trace, row)).toBe(false);
        }
      }),
      runs,
    );
  });

  test('follows a clock that is off by more, and moves nothing else', () => {
    fc.assert(
      fc.property(CALLS, OFFSETS, fc.integer({ min: -100, max: 100 }), (calls, offsets, more) => {
        const before = correctedOf(recordedBy(calls, offsets)).report.processes;
        const after = correctedOf(recordedBy(calls, { ...offsets, api: offsets.api + more })).report.processes;
        const others = (processes: readonly ProcessClock[]) => processes.filter(({ process }) => process !== 'api');
        expect(others(after)).toEqual(others(before));
        const [one, other] = [provenOf(before).get('api'), provenOf(after).get('api')];
        if (one !== undefined && other !== undefined) expect(other.offset).toBe(one.offset - more * STEP);
      }),
      runs,
    );
  });

  test('leaves a trace alone whose clocks are right', () => {
    fc.assert(
      fc.property(CALLS, (calls) => {
        const { trace, recorded, report } = correctedOf(recordedBy(calls, { api: 0, cart: 0, mail: 0 }));
        expect(trace).toBe(recorded);
        expect(report.processes).toEqual([]);
      }),
      runs,
    );
  });

  test('keeps durations, and moves all spans of a process by the same', () => {
    fc.assert(
      fc.property(CALLS, OFFSETS, (calls, offsets) => {
        const { trace, recorded, report } = correctedOf(recordedBy(calls, offsets));
        const shift = report.corrected?.shift ?? 0;
        const offsetOf = new Map(report.processes.map(({ process, offset }) => [process, offset]));
        for (let row = 0; row < trace.length; row++) {
          const moved = trace.start[row] - recorded.start[row] - shift;
          expect(moved, spanKey(trace, row)).toBe(offsetOf.get(spanAt(trace, row).service) ?? 0);
          expect(trace.end[row] - trace.start[row]).toBe(recorded.end[row] - recorded.start[row]);
        }
        expect(Math.min(...trace.start)).toBe(0);
        expect(trace.duration).toBe(Math.max(...trace.end));
      }),
      runs,
    );
  });
});

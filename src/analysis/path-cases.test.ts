import { describe, expect, test } from 'vitest';
import { type AnalysisCase, caseTrace, readAnalysisCases } from '../testing/analysis-cases.ts';
import { contextOf } from './analyse-trace.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { criticalPathClamp } from './critical-path-clamp.ts';
import { GAP_KINDS } from './trace-analysis.ts';

/*
 * The published cases: path, gaps, leaves and times.
 */

interface Worked {
  readonly given: AnalysisCase;
  readonly context: AnalysisContext;
  readonly nameOf: (row: number) => string;
  readonly rowOf: (name: string) => number;
  /** A time of the context, or of the trace as recorded, in the case's microseconds. */
  readonly moment: (time: number) => number;
  readonly recordedMoment: (time: number) => number;
}

function worked(given: AnalysisCase): Worked {
  const { trace, facts, nameOf, rowOf } = caseTrace(given);
  const context = contextOf(trace, facts);
  const first = Math.min(...given.spans.map(({ start }) => start));
  const shift = (context.clock.corrected?.shift ?? 0) / 1000;
  return {
    given,
    context,
    nameOf,
    rowOf,
    moment: (time) => time / 1000 + first - shift,
    recordedMoment: (time) => time / 1000 + first,
  };
}

interface Columns {
  readonly span: Uint32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

function stretches({ span, start, end }: Columns, nameOf: Worked['nameOf'], moment: Worked['moment']) {
  return Array.from(span, (row, i) => ({ span: nameOf(row), start: moment(start[i]), end: moment(end[i]) }));
}

const inOrder = (values: readonly object[]) => values.map((value) => JSON.stringify(value)).sort();
const figures = (column: Float64Array, { rowOf }: Worked, names: object) =>
  Object.fromEntries(Object.keys(names).map((name) => [name, column[rowOf(name)] / 1000]));

/** What a case expects, and how it is read from what was worked out. */
const READINGS = {
  criticalPath: ({ context, nameOf, moment }: Worked) => stretches(context.path, nameOf, moment),
  criticalPathClamp: ({ context, nameOf, recordedMoment }: Worked) =>
    stretches(criticalPathClamp(context.recorded), nameOf, recordedMoment),
  criticalTime: (all: Worked) => figures(all.context.criticalTime, all, all.given.expect.criticalTime ?? {}),
  selfTime: (all: Worked) => figures(all.context.selfTime, all, all.given.expect.selfTime ?? {}),
  fattestLeaf: ({ context, nameOf }: Worked) => nameOf(context.fattestLeaf),
  asyncTail: ({ context }: Worked) => context.asyncTail / 1000,
  rootDuration: ({ context }: Worked) => context.rootDuration / 1000,
} as const;

const cases = readAnalysisCases();

describe.skipIf(cases.length === 0).each(Object.entries(READINGS))('%s in the published cases', (key, read) => {
  const expectation = ({ expect: expected }: AnalysisCase) =>
    Object.entries(expected).find(([name]) => name === key)?.[1];

  test.for(cases.filter((each) => expectation(each) !== undefined))('$id: $title', (given) => {
    expect(read(worked(given))).toEqual(expectation(given));
  });
});

describe.skipIf(cases.length === 0)('gaps in the published cases', () => {
  test.for(cases.filter((each) => each.expect.gaps !== undefined))('$id: $title', (given) => {
    const { context, nameOf, moment } = worked(given);
    const expected = given.expect.gaps ?? [];
    const named = new Set(expected.map(({ span }) => span));
    const found = stretches(context.gaps, nameOf, moment).filter(({ span }) => named.size === 0 || named.has(span));
    expect(inOrder(found)).toEqual(inOrder(expected.map(({ span, start, end }) => ({ span, start, end }))));
  });

  test.for(cases.filter((each) => each.expect.reportedGaps !== undefined))('$id, reported: $title', (given) => {
    const { context, nameOf, moment } = worked(given);
    const { gaps } = context;
    const found = stretches(gaps, nameOf, moment)
      .map((stretch, i) => ({ ...stretch, kind: GAP_KINDS[gaps.kind[i]], criticalUs: gaps.critical[i] / 1000 }))
      .filter((_, i) => gaps.isReported[i] === 1);
    expect(inOrder(found)).toEqual(inOrder(given.expect.reportedGaps ?? []));
  });
});

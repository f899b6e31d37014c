import { describe, expect, test } from 'vitest';
import { type AnalysisCase, caseTrace, readAnalysisCases } from '../testing/analysis-cases.ts';
import { contextOf } from './analyse-trace.ts';

const cases = readAnalysisCases();

/** Microseconds, as the cases have them. */
function caseContext(given: AnalysisCase) {
  const { trace, facts, nameOf } = caseTrace(given);
  const context = contextOf(trace, facts);
  const named = ({ parent, members }: { parent: number; members: readonly number[] }) => ({
    parent: nameOf(parent),
    members: members.map(nameOf),
  });
  return { context, named, nameOf };
}

describe.skipIf(cases.length === 0)('groups of calls in the published cases', () => {
  test.for(cases.filter(({ expect }) => expect.retries !== undefined))('retries of $id: $title', (given) => {
    const { context, named } = caseContext(given);
    const found = context.retries.map((run) => ({ ...named(run), wasted: run.wasted / 1000, outcome: run.outcome }));
    expect(found).toEqual(given.expect.retries);
  });

  test.for(cases.filter(({ expect }) => expect.nPlusOne !== undefined))('repeated calls of $id: $title', (given) => {
    const { context, nameOf } = caseContext(given);
    const found = context.repeatedCalls.map(({ parent, name, members }) => ({
      parent: nameOf(parent),
      name,
      count: members.length,
    }));
    expect(found).toEqual(given.expect.nPlusOne);
  });

  test.for(cases.filter(({ expect }) => expect.sequentialGroups !== undefined))('sequences of $id: $title', (given) => {
    const { context, named } = caseContext(given);
    const found = context.sequentialGroups.map((group) => ({
      ...named(group),
      localSaving: group.localSaving / 1000,
      totalAfter: group.totalAfter / 1000,
    }));
    expect(found).toEqual(given.expect.sequentialGroups);
  });
});

import { describe, expect, test } from 'vitest';
import { caseTrace, readAnalysisCases } from '../testing/analysis-cases.ts';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { spansFromText } from '../testing/trace-from-text.ts';
import { spanName } from './span.ts';
import type { SpanTable } from './span-table.ts';

const cases = readAnalysisCases().filter((each) => each.expect.skew === undefined);
const expecting = (key: keyof (typeof cases)[number]['expect']) =>
  cases.filter((each) => each.expect[key] !== undefined);

function rootsOf(trace: SpanTable): number[] {
  return Array.from({ length: trace.length }, (_, row) => row).filter((row) => trace.parent[row] < 0);
}

describe.skipIf(cases.length === 0)('in the published cases', () => {
  test.for(expecting('issues'))('defects of $id: $title', (given) => {
    const { trace, nameOf } = caseTrace(given);
    const types = Object.keys(given.expect.issues ?? {});
    const found = types.map((type) => [
      type,
      trace.defects
        .filter((defect) => defect.type === type)
        .flatMap(({ spans }) => Array.from(spans, nameOf))
        .sort(),
    ]);
    expect(Object.fromEntries(found)).toEqual(given.expect.issues);
  });

  test.for(expecting('missingParents'))('missing parents of $id: $title', (given) => {
    const { trace, nameOf, idOfKey } = caseTrace(given);
    const missing = trace.defects.filter(({ type }) => type === 'missing_parent');
    const found = missing.map(({ detail, spans }) => [idOfKey(detail), Array.from(spans, nameOf).sort()]);
    expect(Object.fromEntries(found)).toEqual(given.expect.missingParents);
  });

  test.for(expecting('roots'))('roots of $id: $title', (given) => {
    const { trace, nameOf } = caseTrace(given);
    expect(rootsOf(trace).map(nameOf)).toEqual(given.expect.roots);
  });

  test.for(expecting('primaryRoot'))('primary root of $id: $title', (given) => {
    const { trace, nameOf } = caseTrace(given);
    expect(nameOf(trace.primaryRoot)).toBe(given.expect.primaryRoot);
  });

  test.for(expecting('spanCount'))('number of spans of $id: $title', (given) => {
    expect(caseTrace(given).trace.length).toBe(given.expect.spanCount);
  });

  test.for(expecting('traceExtent'))('extent of $id: $title', (given) => {
    expect(caseTrace(given).trace.duration / 1000).toBe(given.expect.traceExtent);
  });
});

test('what is below a span without length starts after that has ended, be it at once', () => {
  const trace = traceFromSpans(
    spansFromText(`
      web  page    |----------|
        web  mark     !
          web  same   !
          web  long   |---|
    `),
  );
  const late = trace.defects.filter(({ type }) => type === 'child_after_parent').flatMap(({ spans }) => [...spans]);
  expect(late.map((span) => spanName(trace, span)).sort()).toEqual(['long', 'same']);
  expect(trace.defects.map(({ type }) => type)).not.toContain('child_outlives_parent');
});

test('what begins last below a span without an end is not after that', () => {
  const trace = traceFromSpans(
    spansFromText(`
      web  open        |----------|   unfinished
        web  first     |---|
        web  last             |---|   unfinished
    `),
  );
  expect(trace.defects.map(({ type }) => type)).toEqual(['unfinished']);
});

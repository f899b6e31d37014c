import { array, type InferOutput, number, object, optional, parse, string, unknown } from 'valibot';
import type { StepResult } from './step-result.ts';

const annotationSchema = object({ type: string(), description: optional(string()) });
const reportSchema = object({
  stats: object({ expected: number(), unexpected: number(), flaky: number(), skipped: number() }),
  errors: array(unknown()),
  suites: array(unknown()),
});
const suiteSchema = object({
  suites: optional(array(unknown())),
  specs: array(
    object({ title: string(), tests: array(object({ status: string(), annotations: array(annotationSchema) })) }),
  ),
});

/**
 * Returns the counts of Playwright's JSON report. What passed only when repeated has failed, and so has a run that could not begin
 * or held no test. Throws if `text` is no such report.
 */
export function readPlaywrightReport(text: string): StepResult {
  const { stats, errors, suites } = parse(reportSchema, JSON.parse(text));
  const ran = stats.expected + stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (errors.length > 0 || ran === 0 ? 1 : 0),
    skipped: stats.skipped,
    notes: [...new Set(suitesWithin(suites).flatMap((suite) => suite.specs.flatMap(skippedNotes)))],
  };
}

function suitesWithin(outermost: readonly unknown[]): InferOutput<typeof suiteSchema>[] {
  const found: InferOutput<typeof suiteSchema>[] = [];
  const open = [...outermost];
  while (open.length > 0) {
    const suite = parse(suiteSchema, open.pop());
    found.push(suite);
    open.push(...(suite.suites ?? []));
  }
  return found;
}

function skippedNotes(spec: InferOutput<typeof suiteSchema>['specs'][number]): string[] {
  const skipped = spec.tests.filter((test) => test.status === 'skipped');
  return skipped.map((test) => {
    const reason = test.annotations.find((annotation) => annotation.type === 'skip')?.description;
    return `skipped: ${reason ?? `“${spec.title}”, without a reason`}`;
  });
}

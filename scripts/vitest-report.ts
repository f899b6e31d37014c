import { relative } from 'node:path';
import { array, number, object, parse, string } from 'valibot';
import type { StepResult } from './step-result.ts';

const reportSchema = object({
  numPassedTests: number(),
  numFailedTests: number(),
  numFailedTestSuites: number(),
  numPendingTests: number(),
  numTodoTests: number(),
  testResults: array(
    object({ name: string(), assertionResults: array(object({ status: string(), fullName: string() })) }),
  ),
});

/**
 * Returns the counts of vitest's JSON report. A test file that could not be loaded holds no tests and still fails. A run
 * without a single test has failed. Throws if `text` is no such report.
 */
export function readVitestReport(text: string): StepResult {
  const report = parse(reportSchema, JSON.parse(text));
  const unloaded = report.numFailedTests === 0 && report.numFailedTestSuites > 0 ? report.numFailedTestSuites : 0;
  const isEmpty = report.numPassedTests === 0 && report.numFailedTests === 0 && unloaded === 0;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded + (isEmpty ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
    notes: report.testResults.flatMap(skippedNote),
  };
}

function skippedNote(file: { name: string; assertionResults: { status: string; fullName: string }[] }): string[] {
  const skipped = file.assertionResults.filter((test) => test.status !== 'passed' && test.status !== 'failed');
  const first = skipped[0];
  if (first === undefined) return [];
  const others = skipped.length > 1 ? ` and ${skipped.length - 1} more` : '';
  return [`skipped: ${relative(process.cwd(), file.name)}: “${first.fullName}”${others}`];
}

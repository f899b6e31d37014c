/** What one step of the test command came to. */
export interface StepResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line each: what could not be done, and why. */
  readonly notes: readonly string[];
}

/** Returns the result of a step that is one test, such as the type check. */
export function oneTest(isPassed: boolean): StepResult {
  return { passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1, skipped: 0, notes: [] };
}

/** Returns the sums of all counts, and all notes without repetition. */
export function sumOf(results: readonly StepResult[]): StepResult {
  const total = (count: (result: StepResult) => number) => results.reduce((sum, result) => sum + count(result), 0);
  return {
    passed: total((result) => result.passed),
    failed: total((result) => result.failed),
    skipped: total((result) => result.skipped),
    notes: [...new Set(results.flatMap((result) => result.notes))],
  };
}

/** Returns the closing line: `12 passed, 0 failed`, and `, 3 skipped` where something was. */
export function closingLine(result: StepResult): string {
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
  return `${result.passed} passed, ${result.failed} failed${skipped}`;
}

import { describe, expect, test } from 'vitest';
import { readPlaywrightReport } from './playwright-report.ts';
import { closingLine, oneTest, sumOf } from './step-result.ts';
import { readVitestReport } from './vitest-report.ts';

describe('the closing line', () => {
  test('adds the steps up', () => {
    const total = sumOf([oneTest(true), oneTest(false), { passed: 40, failed: 1, skipped: 0, notes: [] }]);
    expect(closingLine(total)).toBe('41 passed, 2 failed');
  });

  test('names what was skipped', () => {
    expect(closingLine({ passed: 2, failed: 0, skipped: 3, notes: [] })).toBe('2 passed, 0 failed, 3 skipped');
  });

  test('repeats no note', () => {
    const noGo = { passed: 0, failed: 0, skipped: 1, notes: ['skipped: no Go'] };
    expect(sumOf([noGo, noGo]).notes).toEqual(['skipped: no Go']);
  });
});

describe("vitest's report", () => {
  const empty = { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 0, numPendingTests: 0, numTodoTests: 0 };

  test('tells the first skipped test of a file and how many more', () => {
    const assertionResults = [
      { status: 'skipped', fullName: 'reads Tempo' },
      { status: 'pending', fullName: 'reads Jaeger' },
      { status: 'passed', fullName: 'reads OTLP' },
    ];
    const report = {
      ...empty,
      numPassedTests: 1,
      numPendingTests: 2,
      testResults: [{ name: 'a.test.ts', assertionResults }],
    };
    expect(readVitestReport(JSON.stringify(report))).toEqual({
      passed: 1,
      failed: 0,
      skipped: 2,
      notes: ['skipped: a.test.ts: “reads Tempo” and 1 more'],
    });
  });

  test('is a failure where a file could not be loaded', () => {
    const report = { ...empty, numPassedTests: 5, numFailedTestSuites: 1, testResults: [] };
    expect(readVitestReport(JSON.stringify(report)).failed).toBe(1);
  });

  test('is a failure where nothing ran', () => {
    expect(readVitestReport(JSON.stringify({ ...empty, testResults: [] })).failed).toBe(1);
  });
});

describe("Playwright's report", () => {
  const stats = { expected: 1, unexpected: 0, flaky: 0, skipped: 0 };

  test('gives the reasons of skipped journeys, from nested suites too', () => {
    const annotations = [{ type: 'skip', description: 'no Go, so not tried against Jaeger' }];
    const specs = [{ title: 'opens it', tests: [{ status: 'skipped', annotations }] }];
    const suites = [{ specs: [], suites: [{ specs }] }];
    const report = { stats: { ...stats, skipped: 1 }, errors: [], suites };
    expect(readPlaywrightReport(JSON.stringify(report)).notes).toEqual(['skipped: no Go, so not tried against Jaeger']);
  });

  test('counts what passed only at the second try as failed', () => {
    const report = { stats: { ...stats, flaky: 1 }, errors: [], suites: [] };
    expect(readPlaywrightReport(JSON.stringify(report)).failed).toBe(1);
  });

  test('is a failure where the run could not begin', () => {
    expect(readPlaywrightReport(JSON.stringify({ stats, errors: [{}], suites: [] })).failed).toBe(1);
  });
});

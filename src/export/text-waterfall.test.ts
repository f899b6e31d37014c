import { describe, expect, test } from 'vitest';
import { analyseTrace } from '../analysis/analyse-trace.ts';
import { noFactsOf } from '../testing/facts-from-spans.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { textWaterfall } from './text-waterfall.ts';

function drawn(drawing: string, width: number, mostRows = 40): string[] {
  const trace = traceFromText(drawing);
  const facts = noFactsOf(trace);
  const lines = textWaterfall(
    { trace, facts, analysis: analyseTrace(trace, facts) },
    { width, mostRows, paint: (text) => text },
  );
  return lines.map((line) => line.trimEnd());
}

describe('textWaterfall', () => {
  test('draws what runs, what holds the root up, and where nothing is visible', () => {
    const lines = drawn(
      `
web   GET /page |--------------------------------------|
  db  SELECT      |--------|                             kind=client
  web GET a                 |-----------|                kind=client
  web GET b                 |------------------|         kind=client
`,
      66,
    );
    expect(lines).toEqual([
      '                 0                   20.0 ms      40.0 ms',
      'web › GET /page  ░░──────────────────────────────░░░░░░░░  40.0 ms',
      '  db › SELECT      ██████████                              10.0 ms',
      '  GET b                      ████████████████████          20.0 ms',
      '  GET a                      ─────────────                 13.0 ms',
    ]);
  });

  test('marks what failed', () => {
    const [, root, call] = drawn('web one |--|\n  web two |-| status=error', 60);
    expect([root.includes('✗'), call.startsWith('  ✗ two')]).toEqual([false, true]);
  });

  test('shows what a row stands below, or says that it does not', () => {
    const text = `
web root       |------------------------------------------|  status=error
  web a         |--------|                                   status=error
    web b        |--|                                        status=error
      web deep      !                                        status=error
  web c                    |--------|
  web d                             |-------|
`;
    const isShown = (line: string) => (mostRows: number) =>
      drawn(text, 60, mostRows).some((each) => each.startsWith(line));
    expect(isShown('      ✗ deep')(4)).toBe(true);
    expect(isShown('  … ✗ deep')(2)).toBe(true);
  });

  test('draws an instant as a stroke, and the shortest span as a character', () => {
    const [, , instant, short] = drawn(
      `
web one |---------------------------------------------------------------------------------------------------|
  web two                !
  web three                     |
`,
      60,
    );
    expect([instant, short].map((line) => line.replace(/[^│█─]/g, ''))).toEqual(['│', '█']);
  });

  test('shows the longest where there is no room for all, in their place, and how many are not shown', () => {
    const lines = drawn(
      `
web   root  |---------------------------------|
  web short     |
  web long       |-----------|
    web part      |--|
  web tiny                     |
  web late                       |--------|
`,
      60,
      3,
    );
    const words = lines.slice(1).map((line) => line.replace(/[█░─]/g, '').replace(/ +/g, ' ').trim());
    expect(words).toEqual([
      'web › root 35.0 ms',
      '⋮ 1 span, up to 1.00 ms',
      'long 13.0 ms',
      '⋮ 2 spans, up to 4.00 ms',
      'late 10.0 ms',
    ]);
  });

  test('draws a trace without duration', () => {
    expect(drawn('web one !', 60)[1]).toContain('│');
  });
});

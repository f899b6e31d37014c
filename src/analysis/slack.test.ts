import { describe, expect, test } from 'vitest';
import { caseTrace, readAnalysisCases } from '../testing/analysis-cases.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { relationsOf } from './relations.ts';
import { prepareReplay } from './replay.ts';
import { dragOf, slackOf } from './slack.ts';

/** Slack and drag in milliseconds, by row. */
function drawn(...lines: string[]): { slack: number[]; drag: number[] } {
  const trace = traceFromText(lines.join('\n'));
  const replay = prepareReplay(trace, relationsOf(trace));
  const rows = Array.from({ length: trace.length }, (_, row) => row);
  return {
    slack: rows.map((row) => slackOf(trace, replay, row) / 1e6),
    drag: rows.map((row) => dragOf(replay, row) / 1e6),
  };
}

describe('slack', () => {
  test('of the shorter of two branches is what it lacks', () => {
    expect(
      drawn(
        'a root   |----------|', //
        '  a long  |--------|',
        '  a short |---|',
      ).slack,
    ).toEqual([0, 0, 5]);
  });

  test('of what nobody waits for has no limit', () => {
    expect(
      drawn(
        'a root    |----------|', //
        '  b later   |--|        follows_from',
        '  a note      !',
      ).slack,
    ).toEqual([0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  test('of a span whose work is waited for above is told by that work, which grows in proportion', () => {
    expect(
      drawn(
        'a root      |------------------|', //
        '  a other   |--------------|',
        '  a handler |----|',
        '    a call    |--------|',
      ).slack,
    ).toEqual([0, 0, 2, 4]);
  });
});

describe('drag', () => {
  test('is what is gained until another branch takes over', () => {
    expect(
      drawn(
        'a root   |----------|', //
        '  a long  |--------|',
        '  a short |---|',
      ).drag,
    ).toEqual([12, 5, 0]);
  });
});

const cases = readAnalysisCases().filter((given) => given.expect.slack !== undefined);

describe.skipIf(cases.length === 0)('slack in the published cases', () => {
  test.for(cases)('$id: $title', (given) => {
    const { trace, rowOf } = caseTrace(given);
    const replay = prepareReplay(trace, relationsOf(trace));
    const names = Object.keys(given.expect.slack ?? {});
    const slack = names.map((name) => [name, slackOf(trace, replay, rowOf(name)) / 1000]);
    expect(Object.fromEntries(slack)).toEqual(given.expect.slack);
  });
});

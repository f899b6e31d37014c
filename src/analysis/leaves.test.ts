import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fattestLeafByDefinition, gapsByDefinition } from '../testing/figures-by-definition.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { rowsOf } from '../testing/relations-by-definition.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { traceInCells } from '../testing/trace-in-cells.ts';
import { spanName } from '../trace/span.ts';
import type { SpanTable } from '../trace/span-table.ts';
import { blankTime } from './blank-time.ts';
import { criticalPath, criticalTimes } from './critical-path.ts';
import { fatLeaves, fattestLeaf, leavesOf } from './leaves.ts';
import { isNotable } from './notable.ts';
import { relationsOf } from './relations.ts';

const runs = { numRuns: PROPERTY_RUNS };

function leavesIn(trace: SpanTable): Uint32Array {
  const relations = relationsOf(trace);
  return leavesOf(trace, relations, blankTime(trace, relations).isLeaf);
}

function drawnFatLeaves(...lines: string[]): string[] {
  const trace = traceFromText(lines.join('\n'));
  const { path } = criticalPath(trace, relationsOf(trace));
  const notable = (time: number) => isNotable(time, trace.end[0] - trace.start[0]);
  return fatLeaves(trace, leavesIn(trace), criticalTimes(trace, path), notable).map((row) => spanName(trace, row));
}

describe('leaves', () => {
  test('of any trace are spans without gaps, without work in them, and not covered', () => {
    fc.assert(
      fc.property(traceInCells, ({ trace, unit }) => {
        const { isLeaf } = blankTime(trace, relationsOf(trace));
        const expected = rowsOf(trace).map(
          (row) => trace.end[row] > trace.start[row] && gapsByDefinition(trace, row, unit) === null,
        );
        expect(Array.from(isLeaf, (leaf) => leaf === 1)).toEqual(expected);
      }),
      runs,
    );
  });

  test('the fattest one of any trace is that of the definition', () => {
    fc.assert(
      fc.property(traceInCells, ({ trace }) => {
        expect(fattestLeaf(trace, leavesIn(trace))).toBe(fattestLeafByDefinition(trace));
      }),
      runs,
    );
  });

  test('that are fat stand by critical time, and those beside the path are left out', () => {
    expect(
      drawnFatLeaves(
        'a root      |-----------------|', //
        '  b short    |--|',
        '  b long         |----------|',
        '  b hidden         |------|',
      ),
    ).toEqual(['long', 'short']);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { byKey, lineOf, overlap, rowsOf } from '../testing/relations-by-definition.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { traceInCells } from '../testing/trace-in-cells.ts';
import { spanName } from '../trace/span.ts';
import { SpanKind } from '../trace/span-kind.ts';
import { SpanMark, type SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import { criticalPathClamp } from './critical-path-clamp.ts';

interface Piece {
  readonly span: SpanIndex;
  readonly start: Nanoseconds;
  readonly end: Nanoseconds;
}

function clampPieces(trace: SpanTable): Piece[] {
  const { span, start, end } = criticalPathClamp(trace);
  return Array.from(span, (row, i) => ({ span: row, start: start[i], end: end[i] }));
}

test('a child that outlives its parent is cut to it, and is the last to end', () => {
  const trace = traceFromText(['a root |-----|', '  a one   |-----|'].join('\n'));
  expect(clampPieces(trace).map(({ span, start, end }) => [spanName(trace, span), start / 1e6, end / 1e6])).toEqual([
    ['root', 0, 3],
    ['one', 3, 7],
  ]);
});

test('the path is the one that goes back from the last child to end, again and again', () => {
  fc.assert(
    fc.property(traceInCells, ({ trace }) => {
      expect(clampPieces(trace)).toEqual(walkedBack(trace));
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

/**
 * The walk as other viewers do it, on spans that are cut to all above them. They leave out what ended just when the next
 * one began; here it counts.
 */
function walkedBack(trace: SpanTable): Piece[] {
  const root = trace.primaryRoot;
  const cut = rowsOf(trace).map((row) => cutToAncestors(trace, row));
  const path: Piece[] = [];
  const visit = (row: SpanIndex, until: Nanoseconds): void => {
    const [last] = rowsOf(trace)
      .filter((each) => trace.parent[each] === row && cut[each].isIn && cut[each].end <= until)
      .sort((a, b) => cut[b].end - cut[a].end || cut[a].start - cut[b].start || byKey(trace, a, b));
    const start = last === undefined ? cut[row].start : cut[last].end;
    if (start < until) path.unshift({ span: row, start, end: until });
    if (last !== undefined) visit(last, cut[last].end);
    else if (row !== root) visit(trace.parent[row], cut[row].start);
  };
  if (cut[root].isIn) visit(root, cut[root].end);
  return path;
}

function cutToAncestors(trace: SpanTable, row: SpanIndex): { start: Nanoseconds; end: Nanoseconds; isIn: boolean } {
  const line = lineOf(trace, row);
  const start = Math.max(...line.map((each) => trace.start[each]));
  const end = Math.min(...line.map((each) => trace.end[each]));
  const isReached = line.slice(0, -1).every((each) => isKept(trace, each)) && line.at(-1) === trace.primaryRoot;
  return { start, end, isIn: isReached && start < end };
}

function isKept(trace: SpanTable, row: SpanIndex): boolean {
  const above = trace.parent[row];
  const isProduced = trace.kind[above] === SpanKind.Producer && trace.kind[row] === SpanKind.Consumer;
  return overlap(trace, row, above) && !isProduced && (trace.marks[row] & SpanMark.FollowsFrom) === 0;
}

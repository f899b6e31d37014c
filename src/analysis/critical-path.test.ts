import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathByDefinition } from '../testing/figures-by-definition.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { isLiveByDefinition, joinByDefinition, rowsOf } from '../testing/relations-by-definition.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { traceInCells } from '../testing/trace-in-cells.ts';
import { spanName } from '../trace/span.ts';
import type { SpanTable } from '../trace/span-table.ts';
import { criticalPath, criticalTimes } from './critical-path.ts';
import { relationsOf } from './relations.ts';
import { toleranceOf } from './tolerance.ts';
import type { CriticalPath } from './trace-analysis.ts';

const runs = { numRuns: PROPERTY_RUNS };

const pathOf = (trace: SpanTable) => criticalPath(trace, relationsOf(trace)).path;
const piecesOf = ({ span, start, end }: CriticalPath) =>
  Array.from(span, (row, i) => ({ span: row, start: start[i], end: end[i] }));

/** The path as a line below the drawing: a letter of the owner's name a millisecond. */
function drawnPath(...lines: string[]): string {
  const trace = traceFromText(lines.join('\n'));
  return piecesOf(pathOf(trace))
    .map(({ span, start, end }) => spanName(trace, span).repeat((end - start) / 1e6))
    .join('');
}

describe('the critical path', () => {
  test('is with the child that ended last, and with the parent between children', () => {
    expect(
      drawnPath(
        'a r   |--------|', //
        '  b x  |-----|',
        '  b y    |--|',
        '  b z         |',
      ),
    ).toBe('rxxxxxxxzr');
  });

  test('goes from a call to one that ended exactly when it began', () => {
    expect(
      drawnPath(
        'a r   |--------|', //
        '  b x |---|',
        '  b y      |---|',
      ),
    ).toBe('xxxxxyyyyy');
  });

  test('takes the longer one of those that end together', () => {
    expect(
      drawnPath(
        'a r   |--------|', //
        '  b x      |---|',
        '  b y  |-------|',
      ),
    ).toBe('ryyyyyyyyy');
  });

  test('leaves out what its own service started and did not wait for', () => {
    expect(
      drawnPath(
        'a r   |--------|', //
        '  a x  |----------|',
        '  b y   |----|',
      ),
    ).toBe('rryyyyyyrr');
  });

  test('follows work that outlived its parent to who waited for it, and its start to its parent', () => {
    expect(
      drawnPath(
        'a r     |--------|', //
        '  a x   |---|',
        '    a y    |---|',
      ),
    ).toBe('xxxyyyyyrr');
  });

  test('of a root without duration is empty', () => {
    expect(drawnPath('a r !', '  b x |--|')).toBe('');
  });
});

/** The random traces, with what their joins and windows are. */
const everyPath = (
  check: (trace: SpanTable, path: ReturnType<typeof piecesOf>, relations: ReturnType<typeof relationsOf>) => void,
) =>
  fc.assert(
    fc.property(traceInCells, ({ trace }) => {
      const relations = relationsOf(trace);
      check(trace, piecesOf(criticalPath(trace, relations).path), relations);
    }),
    runs,
  );

describe('the critical path of any trace', () => {
  test('is the one of the definition, cell by cell', () => {
    fc.assert(
      fc.property(traceInCells, ({ trace, unit }) => {
        const join = rowsOf(trace).map((row) => joinByDefinition(trace, row));
        expect(piecesOf(pathOf(trace))).toEqual(pathByDefinition(trace, join, unit));
      }),
      runs,
    );
  });

  test('fills the root without a hole or an overlap', () => {
    everyPath((trace, path) => {
      const { start, end, primaryRoot: root } = trace;
      expect(path.reduce((sum, piece) => sum + piece.end - piece.start, 0)).toBe(end[root] - start[root]);
      if (path.length === 0) return;
      expect([start[root], ...path.map((piece) => piece.end)]).toEqual([
        ...path.map((piece) => piece.start),
        end[root],
      ]);
      expect(path.every((piece, i) => piece.span !== path[i + 1]?.span)).toBe(true);
    });
  });

  test('lies inside the spans that own it and the windows of all that waited for them', () => {
    everyPath((trace, path, { join, windowStart, windowEnd }) => {
      for (const piece of path) {
        expect(trace.start[piece.span] <= piece.start && piece.end <= trace.end[piece.span]).toBe(true);
        for (let row = piece.span; row >= 0; row = join[row])
          expect(windowStart[row] <= piece.start && piece.end <= windowEnd[row]).toBe(true);
      }
    });
  });

  test('has no owner that the root did not wait for', () => {
    everyPath((trace, path) => {
      const join = rowsOf(trace).map((row) => joinByDefinition(trace, row));
      expect(path.every(({ span }) => isLiveByDefinition(trace, join, span))).toBe(true);
    });
  });

  test('gives no span more than its window, not even with all that it waited for', () => {
    everyPath((trace, _path, relations) => {
      const { join, windowStart, windowEnd } = relations;
      const time = criticalTimes(trace, criticalPath(trace, relations).path);
      const together = time.slice();
      for (const row of rowsOf(trace).toReversed()) if (join[row] >= 0) together[join[row]] += together[row];
      for (const row of rowsOf(trace)) {
        const window = Math.max(0, windowEnd[row] - windowStart[row]);
        expect(time[row]).toBeLessThanOrEqual(window);
        expect(together[row]).toBeLessThanOrEqual(window);
      }
    });
  });

  test('has no span own a moment at whose end something ended that it waited for', () => {
    everyPath((trace, path, { join, windowStart, windowEnd }) => {
      for (const piece of path) {
        const waitedFor = rowsOf(trace).filter(
          (row) => join[row] === piece.span && windowStart[row] < windowEnd[row] && windowStart[row] < piece.end,
        );
        expect(waitedFor.filter((row) => piece.start < windowEnd[row] && windowEnd[row] <= piece.end)).toEqual([]);
      }
    });
  });

  test('chooses spans at those that waited for them, in order of time, none twice', () => {
    fc.assert(
      fc.property(traceInCells, ({ trace }) => {
        const relations = relationsOf(trace);
        const { join, windowStart, windowEnd, isLive } = relations;
        const { chosen } = criticalPath(trace, relations);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.every((row) => isLive[row] === 1 && windowStart[row] < windowEnd[row])).toBe(true);
        const lastAt = new Map<number, number>();
        for (const row of chosen) {
          const before = lastAt.get(join[row]);
          if (before !== undefined)
            expect(windowEnd[before]).toBeLessThanOrEqual(windowStart[row] + toleranceOf(trace, join[row]));
          lastAt.set(join[row], row);
        }
      }),
      runs,
    );
  });
});

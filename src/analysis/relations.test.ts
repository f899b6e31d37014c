import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawOrder } from '../testing/figures-by-definition.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import {
  byKey,
  isDeferred,
  isLiveByDefinition,
  isRemote,
  joinByDefinition,
  rowsOf,
  spawnByDefinition,
  windowsByDefinition,
} from '../testing/relations-by-definition.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { traceInCells } from '../testing/trace-in-cells.ts';
import { spanName } from '../trace/span.ts';
import type { SpanTable } from '../trace/span-table.ts';
import { childrenOf, relationsOf } from './relations.ts';

const everyTrace = (check: (trace: SpanTable) => void) =>
  fc.assert(
    fc.property(traceInCells, ({ trace }) => check(trace)),
    { numRuns: PROPERTY_RUNS },
  );

/** Who waited for each span, by name; `nobody` for none. */
function drawnJoins(...lines: string[]): Record<string, string> {
  const trace = traceFromText(lines.join('\n'));
  const { join } = relationsOf(trace);
  const nameOf = (row: number) => (row < 0 ? 'nobody' : spanName(trace, row));
  return Object.fromEntries(rowsOf(trace).map((row) => [nameOf(row), nameOf(join[row])]));
}

describe('who waited', () => {
  test('is the parent for what ends in it', () => {
    expect(
      drawnJoins(
        'a root |--------|', //
        '  a one  |--|',
        '  b two     |-----|',
      ),
    ).toEqual({ root: 'nobody', one: 'root', two: 'root' });
  });

  test('is the nearest ancestor of the service that work fits in', () => {
    expect(
      drawnJoins(
        'a root       |--------|', //
        '  a handler  |-|',
        '    a query     |--|',
      ),
    ).toEqual({ root: 'nobody', handler: 'root', query: 'root' });
  });

  test('is nobody beyond the border of a service', () => {
    expect(
      drawnJoins(
        'a root       |--------|', //
        '  b handler  |-|',
        '    b query     |--|',
      ),
    ).toEqual({ root: 'nobody', handler: 'root', query: 'nobody' });
  });

  test('is nobody for what follows from its parent', () => {
    expect(
      drawnJoins(
        'a root     |--------|', //
        '  a later   |--|      follows_from',
      ),
    ).toEqual({ root: 'nobody', later: 'nobody' });
  });
});

describe('the relations of any trace are those of the definitions', () => {
  test('edges', () => {
    everyTrace((trace) => {
      const relations = relationsOf(trace);
      expect([...relations.isRemote]).toEqual(rowsOf(trace).map((row) => Number(isRemote(trace, row))));
      expect([...relations.isDeferred]).toEqual(rowsOf(trace).map((row) => Number(isDeferred(trace, row))));
    });
  });

  test('who waited', () => {
    everyTrace((trace) => {
      expect([...relationsOf(trace).join]).toEqual(rowsOf(trace).map((row) => joinByDefinition(trace, row)));
    });
  });

  test('where spans were started', () => {
    everyTrace((trace) => {
      expect([...relationsOf(trace).spawn]).toEqual(rowsOf(trace).map((row) => spawnByDefinition(trace, row)));
    });
  });

  test('windows, and who is waited for by the root', () => {
    everyTrace((trace) => {
      const join = rowsOf(trace).map((row) => joinByDefinition(trace, row));
      const relations = relationsOf(trace);
      const windows = windowsByDefinition(trace, join);
      expect([...relations.windowStart]).toEqual(windows.map(({ start }) => start));
      expect([...relations.windowEnd]).toEqual(windows.map(({ end }) => end));
      const isLive = rowsOf(trace).map((row) => Number(isLiveByDefinition(trace, join, row)));
      expect([...relations.isLive]).toEqual(isLive);
    });
  });

  test('children by start, longer ones first, then by key', () => {
    everyTrace((trace) => {
      const relations = relationsOf(trace);
      for (const row of rowsOf(trace)) {
        const children = rowsOf(trace).filter((each) => trace.parent[each] === row);
        expect([...childrenOf(relations, row)]).toEqual(children.sort((a, b) => drawOrder(trace, a, b)));
      }
    });
  });

  test('those that were waited for by the end of their windows, the one to take last', () => {
    everyTrace((trace) => {
      const { join, windowStart, windowEnd, joined, joinedFrom } = relationsOf(trace);
      for (const row of rowsOf(trace)) {
        const waitedFor = rowsOf(trace).filter((each) => join[each] === row);
        waitedFor.sort((a, b) => windowEnd[a] - windowEnd[b] || windowStart[b] - windowStart[a] || byKey(trace, b, a));
        expect([...joined.subarray(joinedFrom[row], joinedFrom[row + 1])]).toEqual(waitedFor);
      }
    });
  });
});

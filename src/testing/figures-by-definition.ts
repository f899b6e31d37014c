import { SpanKind, StatusCode } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import {
  byKey,
  isDeferred,
  isLiveByDefinition,
  isRemote,
  lineOf,
  overlap,
  rowsOf,
  tolerance,
  type Window,
  windowsByDefinition,
} from './relations-by-definition.ts';

/*
 * Figures word by word as the definitions have them (A1, A2, A3, A5), one cell of an array a time unit and without regard
 * to speed; for small traces whose times are multiples of the unit.
 */

/** A stretch of time with the row that it belongs to. */
export interface OwnedStretch {
  readonly span: SpanIndex;
  readonly start: Nanoseconds;
  readonly end: Nanoseconds;
}

/** Returns the self time of `row`: its cells that no direct, non-deferred child is in. */
export function selfTimeByDefinition(trace: SpanTable, row: SpanIndex, unit: Nanoseconds): Nanoseconds {
  const children = rowsOf(trace).filter((each) => trace.parent[each] === row && !isDeferred(trace, each));
  return cellsWithout(trace, row, children, unit).filter(Boolean).length * unit;
}

/** Returns the stretches of `row` that nothing below it is active in, null if nothing is at any time. */
export function gapsByDefinition(trace: SpanTable, row: SpanIndex, unit: Nanoseconds): OwnedStretch[] | null {
  const free = cellsWithout(trace, row, workBelow(trace, row), unit);
  if (free.every(Boolean)) return null;
  return runsOf(
    free.map((isFree) => (isFree ? row : -1)),
    unit,
    trace.start[row],
  );
}

/** Returns the descendants of `row` over non-deferred edges. */
export function workBelow(trace: SpanTable, row: SpanIndex): SpanIndex[] {
  return rowsOf(trace).filter((each) => {
    const line = lineOf(trace, each);
    const at = line.indexOf(row);
    return at > 0 && line.slice(0, at).every((between) => !isDeferred(trace, between));
  });
}

/** Returns for each cell of `row` whether none of `others` is active in it. */
function cellsWithout(trace: SpanTable, row: SpanIndex, others: readonly SpanIndex[], unit: Nanoseconds): boolean[] {
  const { start, end } = trace;
  const free = Array<boolean>((end[row] - start[row]) / unit).fill(true);
  for (const other of others) {
    const from = Math.max(start[other], start[row]);
    const to = Math.min(end[other], end[row]);
    if (to > from) free.fill(false, (from - start[row]) / unit, (to - start[row]) / unit);
  }
  return free;
}

/** Returns the runs of equal cells from 0 up; below 0 is nobody's. */
function runsOf(cells: readonly SpanIndex[], unit: Nanoseconds, offset: Nanoseconds): OwnedStretch[] {
  const runs: OwnedStretch[] = [];
  for (let from = 0; from < cells.length; ) {
    let to = from + 1;
    while (to < cells.length && cells[to] === cells[from]) to++;
    if (cells[from] >= 0) runs.push({ span: cells[from], start: offset + from * unit, end: offset + to * unit });
    from = to;
  }
  return runs;
}

/** Returns what a gap is. */
export function gapKindByDefinition(
  trace: SpanTable,
  { span, start, end }: OwnedStretch,
): 'network' | 'retry-backoff' | 'uninstrumented' {
  const calls = rowsOf(trace).filter(
    (each) =>
      trace.parent[each] === span &&
      !isDeferred(trace, each) &&
      trace.end[each] > trace.start[each] &&
      overlap(trace, each, span),
  );
  if (trace.kind[span] === SpanKind.Client && calls.every((call) => isRemote(trace, call))) return 'network';
  const before = calls
    .filter((call) => trace.end[call] <= start)
    .sort((a, b) => trace.end[a] - trace.end[b] || drawOrder(trace, a, b))
    .at(-1);
  const after = calls.filter((call) => trace.start[call] >= end).sort((a, b) => drawOrder(trace, a, b))[0];
  if (before === undefined || after === undefined || trace.status[before] !== StatusCode.Error) return 'uninstrumented';
  const isSame = (['service', 'kind', 'name'] as const).every(
    (column) => trace[column][before] === trace[column][after],
  );
  return isSame ? 'retry-backoff' : 'uninstrumented';
}

/** By start, then longer first, then key. */
export function drawOrder(trace: SpanTable, a: SpanIndex, b: SpanIndex): number {
  return trace.start[a] - trace.start[b] || trace.end[b] - trace.end[a] || byKey(trace, a, b);
}

/** Returns the fattest leaf, -1 if there is none. */
export function fattestLeafByDefinition(trace: SpanTable): SpanIndex {
  const { start, end, primaryRoot: root } = trace;
  const inside = (row: SpanIndex) => Math.max(0, Math.min(end[row], end[root]) - Math.max(start[row], start[root]));
  const reached = [root, ...workBelow(trace, root)].filter(
    (row) =>
      end[row] > start[row] &&
      !workBelow(trace, row).some((each) => end[each] > start[each] && overlap(trace, each, row)),
  );
  return reached.sort((a, b) => inside(b) - inside(a) || start[a] - start[b] || byKey(trace, a, b))[0] ?? -1;
}

/**
 * Returns the critical path where `join` waited for rows: backwards from the root's end, every cell given to the first
 * that the walk gives it to. `allowed` is the tolerance.
 */
export function pathByDefinition(
  trace: SpanTable,
  join: readonly SpanIndex[],
  unit: Nanoseconds,
  allowed: (row: SpanIndex) => Nanoseconds = (row) => tolerance(trace, row),
): OwnedStretch[] {
  const root = trace.primaryRoot;
  const windows = windowsByDefinition(trace, join);
  const owners = Array<SpanIndex>((trace.end[root] - trace.start[root]) / unit).fill(-1);
  const own = (row: SpanIndex, from: Nanoseconds, to: Nanoseconds) => {
    for (let time = from; time < to; time += unit) {
      const cell = (time - trace.start[root]) / unit;
      if (owners[cell] === -1) owners[cell] = row;
    }
  };
  if (owners.length === 0) return [];
  for (let row = root, time = trace.end[root]; row >= 0; ) {
    const next = lastBefore(trace, join, windows, row, time, allowed(row));
    own(row, windows[next]?.end ?? windows[row].start, time);
    time = windows[next]?.end ?? windows[row].start;
    row = next >= 0 ? next : row === root ? -1 : liveAbove(trace, join, windows, row);
  }
  return runsOf(owners, unit, trace.start[root]);
}

function lastBefore(
  trace: SpanTable,
  join: readonly SpanIndex[],
  windows: readonly Window[],
  row: SpanIndex,
  time: Nanoseconds,
  allowed: Nanoseconds,
): SpanIndex {
  const candidates = rowsOf(trace).filter((each) => {
    const { start, end } = windows[each];
    return join[each] === row && start < end && start < time && end <= time + allowed;
  });
  candidates.sort(
    (a, b) => windows[b].end - windows[a].end || windows[a].start - windows[b].start || byKey(trace, a, b),
  );
  return candidates[0] ?? -1;
}

function liveAbove(
  trace: SpanTable,
  join: readonly SpanIndex[],
  windows: readonly Window[],
  row: SpanIndex,
): SpanIndex {
  const time = windows[row].start;
  const holds = (each: SpanIndex) => windows[each].start <= time && time < windows[each].end;
  const above = lineOf(trace, trace.parent[row]).find((each) => isLiveByDefinition(trace, join, each) && holds(each));
  return above ?? -1;
}

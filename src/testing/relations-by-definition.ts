import { spanKey } from '../trace/span.ts';
import { SpanKind } from '../trace/span-kind.ts';
import { SpanMark, type SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';

/*
 * The relations of spans word by word as A0 of the definitions has them, without regard to speed; for small traces.
 */

/** Returns all rows. */
export function rowsOf(trace: SpanTable): SpanIndex[] {
  return Array.from({ length: trace.length }, (_, row) => row);
}

/** Returns a row and what is above it, nearest first. */
export function lineOf({ parent }: SpanTable, row: SpanIndex): SpanIndex[] {
  const line: SpanIndex[] = [];
  for (let each = row; each >= 0; each = parent[each]) line.push(each);
  return line;
}

export function tolerance({ start, end }: SpanTable, row: SpanIndex): Nanoseconds {
  return Math.min(1_000_000, Math.floor((end[row] - start[row]) / 100));
}

export function isRemote({ parent, kind, service }: SpanTable, row: SpanIndex): boolean {
  return parent[row] >= 0 && (kind[row] === SpanKind.Server || service[row] !== service[parent[row]]);
}

export function isDeferred({ parent, kind, service, marks }: SpanTable, row: SpanIndex): boolean {
  const above = parent[row];
  if (above < 0) return false;
  const isOther = service[row] !== service[above];
  const isFollowing = (marks[row] & SpanMark.FollowsFrom) !== 0;
  const isProduced = kind[above] === SpanKind.Producer && (kind[row] === SpanKind.Consumer || isOther);
  return isFollowing || isProduced || (kind[row] === SpanKind.Consumer && isOther);
}

export function overlap({ start, end }: SpanTable, a: SpanIndex, b: SpanIndex): boolean {
  return start[a] < end[b] && end[a] > start[b];
}

/** Returns who waited for `row`, -1 for nobody. */
export function joinByDefinition(trace: SpanTable, row: SpanIndex): SpanIndex {
  const { parent, end } = trace;
  if (parent[row] < 0 || isDeferred(trace, row)) return -1;
  if (isRemote(trace, row)) return overlap(trace, row, parent[row]) ? parent[row] : -1;
  for (const ancestor of lineOf(trace, parent[row])) {
    if (end[row] <= end[ancestor] + tolerance(trace, ancestor) && overlap(trace, row, ancestor)) return ancestor;
    if (isRemote(trace, ancestor) || isDeferred(trace, ancestor)) return -1;
  }
  return -1;
}

/** Returns where `row` was started from, -1 for nowhere. */
export function spawnByDefinition(trace: SpanTable, row: SpanIndex): SpanIndex {
  const { parent, start, end } = trace;
  if (parent[row] < 0 || start[row] <= end[parent[row]]) return parent[row];
  return lineOf(trace, parent[row]).find((each) => start[each] <= start[row] && start[row] <= end[each]) ?? -1;
}

/** The times of a row that count for path and replay. */
export interface Window {
  readonly start: Nanoseconds;
  readonly end: Nanoseconds;
}

/** Returns the windows of all rows, where `join` waited for them. */
export function windowsByDefinition(trace: SpanTable, join: readonly SpanIndex[]): Window[] {
  const windows: Window[] = [];
  for (const row of rowsOf(trace)) {
    const own = { start: trace.start[row], end: trace.end[row] };
    const [above, waiting] = [windows[trace.parent[row]], windows[join[row]]];
    windows.push(
      join[row] < 0
        ? own
        : { start: Math.max(own.start, above.start, waiting.start), end: Math.min(own.end, waiting.end) },
    );
  }
  return windows;
}

/** Returns whether the chain of joins leads from `row` to the primary root. */
export function isLiveByDefinition(trace: SpanTable, join: readonly SpanIndex[], row: SpanIndex): boolean {
  let each = row;
  while (join[each] >= 0) each = join[each];
  return each === trace.primaryRoot;
}

/** Compares keys by code unit. */
export function byKey(trace: SpanTable, a: SpanIndex, b: SpanIndex): number {
  const [keyA, keyB] = [spanKey(trace, a), spanKey(trace, b)];
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}

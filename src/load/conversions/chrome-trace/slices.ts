import { addToGroup } from '../../../lib/group-by.ts';
import type { ReportDefect } from '../../document-walker.ts';
import type { EventRows } from './event-rows.ts';
import { isAsync, isAsyncBegin, isAsyncEnd, isTimed, Phase } from './phase.ts';

/** How far down a stack the beginning of a named end is sought: nobody nests wrongly across more. */
const MOST_LEVELS = 100;

/** What becomes a span each, by number. */
export class Slices {
  /** The event that begins it. */
  readonly row: number[] = [];
  /** The one that ends it, -1 where there is none. */
  readonly endRow: number[] = [];
  readonly start: number[] = [];
  /** NaN where it is unfinished. */
  readonly end: number[] = [];
  /** Until when it may enclose others: its end, or where it must have ended at the latest. */
  readonly reach: number[] = [];
  readonly isAsync: boolean[] = [];
  /** The slice around it: of asynchronous ones that of the same id, of begun ones the one begun before. -1 for none. */
  readonly parent: number[] = [];
  /** Events without a length that belong to it, by slice. */
  readonly instants = new Map<number, number[]>();

  get length(): number {
    return this.row.length;
  }

  add(row: number, start: number, end: number, parent: number, isAsyncSlice: boolean): number {
    this.endRow.push(-1);
    this.start.push(start);
    this.end.push(end);
    this.reach.push(Number.isNaN(end) ? start : Math.max(start, end));
    this.parent.push(parent);
    this.isAsync.push(isAsyncSlice);
    return this.row.push(row) - 1;
  }

  finish(slice: number, endRow: number, end: number): void {
    this.endRow[slice] = endRow;
    this.end[slice] = end;
    this.reach[slice] = end;
  }

  addInstant(slice: number, row: number): void {
    addToGroup(this.instants, slice, row);
  }
}

/** Returns the slices of all events, and the instants of asynchronous ones that none of them is open for. */
export function slicesOf(rows: EventRows, report: ReportDefect): { slices: Slices; strayInstants: number[] } {
  const slices = new Slices();
  const nested: number[] = [];
  const async: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    const phase = rows.phase[row];
    if (!isTimed(phase)) continue;
    if (Number.isNaN(rows.time[row])) report('unreadable_span', 'an event without a time (ts)');
    else if (phase === Phase.Complete) slices.add(row, rows.time[row], rows.end(row), -1, false);
    else if (phase === Phase.Begin || phase === Phase.End) nested.push(row);
    else if (isAsync(phase)) async.push(row);
  }
  pairNested(rows, nested, slices, report);
  return { slices, strayInstants: pairAsync(rows, async, slices, report) };
}

/** `B` and `E` are a stack in each lane. */
function pairNested(rows: EventRows, events: number[], slices: Slices, report: ReportDefect): void {
  const open: number[] = [];
  const left: number[] = [];
  let lane = -1;
  for (const row of sortedBy(events, rows.lane, rows.time)) {
    if (rows.lane[row] !== lane) for (const slice of open.splice(0)) left.push(slice);
    lane = rows.lane[row];
    if (rows.phase[row] === Phase.Begin) {
      open.push(slices.add(row, rows.time[row], Number.NaN, open.at(-1) ?? -1, false));
    } else endInnermost(rows, open, row, slices, report);
  }
  for (const list of [left, open]) for (const slice of list) setReach(slices, slice);
}

/** What never ended lasted no longer than what was around it. Outer ones come first. */
function setReach(slices: Slices, slice: number): void {
  const outer = slices.parent[slice];
  slices.reach[slice] = outer < 0 ? Number.POSITIVE_INFINITY : Math.max(slices.start[slice], slices.reach[outer]);
}

/** `b` and `e` are a stack for each id, across lanes. Returns the instants that stand within none. */
function pairAsync(rows: EventRows, events: number[], slices: Slices, report: ReportDefect): number[] {
  const open: number[] = [];
  const stray: number[] = [];
  let track = -1;
  for (const row of sortedBy(events, rows.track, rows.time)) {
    if (rows.track[row] !== track) open.length = 0;
    track = rows.track[row];
    const phase = rows.phase[row];
    const inner = open.at(-1);
    if (isAsyncBegin(phase)) open.push(slices.add(row, rows.time[row], Number.NaN, inner ?? -1, true));
    else if (isAsyncEnd(phase)) endInnermost(rows, open, row, slices, report);
    else if (inner !== undefined) slices.addInstant(inner, row);
    else stray.push(row);
  }
  return stray;
}

/** Ends the innermost open slice of the name that the end has, or just the innermost. */
function endInnermost(rows: EventRows, open: number[], row: number, slices: Slices, report: ReportDefect): void {
  const name = rows.name[row];
  const lowest = Math.max(0, open.length - MOST_LEVELS);
  let at = open.length - 1;
  if (name !== 0) while (at >= lowest && rows.name[slices.row[open[at]]] !== name) at--;
  const [slice] = open.splice(at >= lowest ? at : -1, 1);
  if (slice === undefined)
    report('unreadable_span', 'an end without a beginning: what it ends began before the recording');
  else slices.finish(slice, row, rows.time[row]);
}

/** Returns events by a column, those alike by time, those of one time as they stand in the document. */
export function sortedBy(events: readonly number[], column: Int32Array, time: Float64Array): Uint32Array {
  return Uint32Array.from(events).sort((a, b) => column[a] - column[b] || time[a] - time[b] || a - b);
}

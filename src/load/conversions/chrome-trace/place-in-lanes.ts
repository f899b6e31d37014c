import { EnclosingSlices } from './enclosing-slices.ts';
import type { EventRows } from './event-rows.ts';
import { FlowFlag } from './event-rows.ts';
import { Phase } from './phase.ts';
import { type Slices, sortedBy } from './slices.ts';

/** Where slices and points of time lie within each other. */
export interface PlacedSlices {
  /** All slices by lane, those of one lane by start, longer ones first. */
  readonly order: Uint32Array;
  /** For each of the points asked for: the slice that it lies in, or that follows it; -1 for none. */
  readonly sliceAt: ReadonlyMap<number, number>;
}

/**
 * Gives each slice the smallest one around it in its lane for a parent, and finds the slice of each point. What only
 * overlaps has no such parent. Asynchronous slices keep what they have and enclose nothing.
 */
export function placeInLanes(rows: EventRows, slices: Slices, points: readonly number[]): PlacedSlices {
  const order = inOrder(rows, slices);
  const sorted = sortedBy(points, rows.lane, rows.time);
  // Lanes without slices have points too.
  const sliceAt = new Map(points.map((point) => [point, -1]));
  let point = 0;
  for (let from = 0, to = 0; from < order.length; from = to) {
    const lane = rows.lane[slices.row[order[from]]];
    while (to < order.length && rows.lane[slices.row[order[to]]] === lane) to++;
    while (point < sorted.length && rows.lane[sorted[point]] < lane) point++;
    const first = point;
    while (point < sorted.length && rows.lane[sorted[point]] === lane) point++;
    placeInLane(rows, slices, order.subarray(from, to), sorted.subarray(first, point), sliceAt);
  }
  return { order, sliceAt };
}

function inOrder(rows: EventRows, { row, start, reach, length }: Slices): Uint32Array {
  const lanes = Int32Array.from(row, (each) => rows.lane[each]);
  const order = Uint32Array.from({ length }, (_, slice) => slice);
  // Of two infinite ends the difference is no number; then what begins first in the document is around the other.
  return order.sort((a, b) => lanes[a] - lanes[b] || start[a] - start[b] || reach[b] - reach[a] || row[a] - row[b]);
}

function placeInLane(
  rows: EventRows,
  slices: Slices,
  order: Uint32Array,
  points: Uint32Array,
  sliceAt: Map<number, number>,
): void {
  const nested = order.filter((slice) => !slices.isAsync[slice]);
  const enclosing = new EnclosingSlices(Float64Array.from(nested, (slice) => slices.reach[slice]));
  let next = 0;
  for (const point of points) {
    while (next < nested.length && slices.start[nested[next]] <= rows.time[point])
      place(slices, nested[next++], enclosing);
    sliceAt.set(
      point,
      bindsToNext(rows, point) ? nextFrom(rows.time[point], slices, nested) : enclosing.find(rows.time[point]),
    );
  }
  while (next < nested.length) place(slices, nested[next++], enclosing);
}

function place(slices: Slices, slice: number, enclosing: EnclosingSlices): void {
  const start = slices.start[slice];
  const reach = slices.reach[slice];
  const begunBefore = slices.parent[slice];
  const isWithinMoment = begunBefore >= 0 && slices.start[begunBefore] === reach && slices.reach[begunBefore] === reach;
  if (!isWithinMoment) slices.parent[slice] = enclosing.find(reach);
  // Events of no length at one time do not lie within each other.
  if (reach > start) enclosing.add(slice, start, reach);
}

/** The end of a flow belongs to the slice that begins next, unless it says otherwise. */
function bindsToNext(rows: EventRows, point: number): boolean {
  return rows.phase[point] === Phase.FlowEnd && (rows.flow[point] & FlowFlag.BindsToEnclosing) === 0;
}

function nextFrom(time: number, { start }: Slices, nested: Uint32Array): number {
  let low = 0;
  let high = nested.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (start[nested[middle]] < time) low = middle + 1;
    else high = middle;
  }
  return low < nested.length ? nested[low] : -1;
}

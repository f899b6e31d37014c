import { addToGroup } from '../../../lib/group-by.ts';
import type { ReportDefect } from '../../document-walker.ts';
import { type EventRows, FlowFlag } from './event-rows.ts';
import { isFlow, Phase } from './phase.ts';
import { type Slices, sortedBy } from './slices.ts';

/** An arrow to a slice: where it comes from, and the event that draws it. */
export interface Flow {
  readonly from: number;
  readonly row: number;
}

/**
 * Returns the arrows that lead to each slice. Events of arrows of which an end is missing are counted; slices that say so
 * themselves, by a `bind_id`, keep that as an attribute.
 */
export function flowsTo(
  rows: EventRows,
  slices: Slices,
  sliceAt: ReadonlyMap<number, number>,
  report: ReportDefect,
): Map<number, Flow[]> {
  const flows = new Map<number, Flow[]>();
  const points = [...sliceAt.keys()].filter((row) => isFlow(rows.phase[row]));
  const shown = follow(rows, flows, sortedBy(points, rows.track, rows.time), rows.track, sliceAt);
  for (const row of points) {
    if (!shown.has(row)) report('skipped_content', 'flow arrows of which one end is missing are not shown');
  }
  const bound = boundSlices(rows, slices);
  follow(rows, flows, sortedBy([...bound.keys()], rows.bind, rows.time), rows.bind, bound);
  return flows;
}

/** Slices that are ends of flows themselves, by their events. */
function boundSlices(rows: EventRows, slices: Slices): Map<number, number> {
  const bound = new Map<number, number>();
  slices.row.forEach((row, slice) => {
    if (rows.bind[row] !== 0 && rows.flow[row] !== 0) bound.set(row, slice);
  });
  return bound;
}

/** Goes along the points of each flow, which stand one after another, alike in `column`; returns those of arrows. */
function follow(
  rows: EventRows,
  flows: Map<number, Flow[]>,
  points: Uint32Array,
  column: Int32Array,
  sliceOf: ReadonlyMap<number, number>,
): Set<number> {
  const shown = new Set<number>();
  let flow = -1;
  let from = -1;
  for (const row of points) {
    if (column[row] !== flow) from = -1;
    flow = column[row];
    const slice = sliceOf.get(row) ?? -1;
    const source = from < 0 ? -1 : (sliceOf.get(from) ?? -1);
    if (endsArrow(rows, row) && source >= 0 && slice >= 0) {
      shown.add(from).add(row);
      if (source !== slice) addToGroup(flows, slice, { from: source, row });
    }
    // What stands in no slice on its way is passed over.
    if (beginsArrow(rows, row) && (slice >= 0 || rows.phase[row] === Phase.FlowStart)) from = row;
  }
  return shown;
}

function endsArrow(rows: EventRows, row: number): boolean {
  const phase = rows.phase[row];
  return phase === Phase.FlowStep || phase === Phase.FlowEnd || (rows.flow[row] & FlowFlag.In) !== 0;
}

function beginsArrow(rows: EventRows, row: number): boolean {
  const phase = rows.phase[row];
  return phase === Phase.FlowStart || phase === Phase.FlowStep || (rows.flow[row] & FlowFlag.Out) !== 0;
}

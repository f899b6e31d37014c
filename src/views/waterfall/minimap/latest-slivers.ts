import type { SpanTable } from '../../../trace/span-table.ts';
import { BY_SERVICE, type SpanColours } from '../span-colours.ts';
import { type Slivers, sliversOf } from './slivers.ts';

/** The slivers of a trace, and of which groups they are. */
export interface LatestSlivers {
  readonly trace: SpanTable;
  readonly spanColours: SpanColours;
  readonly slivers: Slivers;
}

/** Returns the slivers of `trace`: those of `latest` where they are the same but for the looks of their groups. */
export function latestSlivers(
  latest: LatestSlivers | null,
  trace: SpanTable,
  spanColours: SpanColours,
  columns: number,
  rows: number,
): LatestSlivers {
  const isSame =
    latest?.trace === trace &&
    areOfSameGroups(latest.spanColours, spanColours) &&
    latest.slivers.columns === columns &&
    latest.slivers.rows === rows;
  return isSame ? latest : { trace, spanColours, slivers: sliversOf(trace, spanColours.groupOf, columns, rows) };
}

/** Services are the groups that they were, though they may get marks later. */
function areOfSameGroups(before: SpanColours, after: SpanColours): boolean {
  return before.groupOf === after.groupOf || (before.by === BY_SERVICE && after.by === BY_SERVICE);
}

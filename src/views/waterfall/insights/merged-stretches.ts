import type { Finding } from '../../../analysis/finding.ts';
import type { TimeColumns } from './wide-stretches.ts';

/** More bands than this cannot be told apart anyway. */
const MOST = 500;

const MERGED = new WeakMap<Finding, TimeColumns>();

/**
 * Returns when a finding's time is, whatever the row: ascending, none touching the next; no more than some hundreds,
 * those that are nearest to each other being one then.
 */
export function mergedStretches(finding: Finding): TimeColumns {
  const known = MERGED.get(finding);
  if (known !== undefined) return known;
  const merged = merge(finding);
  MERGED.set(finding, merged);
  return merged;
}

function merge({ stretches }: Finding): TimeColumns {
  const sorted = [...stretches].sort((a, b) => a.start - b.start);
  const last = sorted.reduce((latest, { end }) => Math.max(latest, end), 0);
  const hole = sorted.length > MOST ? (last - sorted[0].start) / MOST : 0;
  const start: number[] = [];
  const end: number[] = [];
  for (const stretch of sorted) {
    const before = end.length - 1;
    if (before >= 0 && stretch.start - end[before] <= hole) end[before] = Math.max(end[before], stretch.end);
    else {
      start.push(stretch.start);
      end.push(stretch.end);
    }
  }
  return { start: Float64Array.from(start), end: Float64Array.from(end) };
}

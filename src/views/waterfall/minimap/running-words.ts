import { counted } from '../../../lib/counted.ts';
import { formatDuration } from '../../../trace/time.ts';
import { shortText } from '../short-text.ts';
import type { ColourGroup } from '../span-colours.ts';
import type { RunningSpans } from './running-spans.ts';

/** A group's share of what runs at a moment. */
export interface GroupRunning {
  readonly group: ColourGroup;
  readonly index: number;
  readonly count: number;
}

/** So many groups are named. */
const MOST_NAMED = 8;

/** Returns the groups that run in a column, most spans first, and how many groups run beside those. */
export function groupsRunning(
  { counts, columns }: RunningSpans,
  groups: readonly ColourGroup[],
  column: number,
): { readonly named: readonly GroupRunning[]; readonly restCount: number } {
  const present = groups
    .map((group, index) => ({ group, index, count: counts[index * columns + column] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return { named: present.slice(0, MOST_NAMED), restCount: Math.max(0, present.length - MOST_NAMED) };
}

/** Returns a column in words: `12.0 ms: 3 spans run; web 2, db 1`. */
export function columnInWords(running: RunningSpans, groups: readonly ColourGroup[], column: number): string {
  const { named } = groupsRunning(running, groups, column);
  const shares = named.map(({ group, count }) => `${shortText(group.label, 60)} ${count}`).join(', ');
  const total = running.totals[column];
  const head = `${formatDuration(running.moments[column])}: ${counted(total, 'span')} ${total === 1 ? 'runs' : 'run'}`;
  return shares === '' ? head : `${head}; ${shares}`;
}

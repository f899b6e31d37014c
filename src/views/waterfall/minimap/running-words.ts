import { counted, groupDigits } from '../../../lib/counted.ts';
import { formatDuration } from '../../../trace/time.ts';
import { shortText } from '../short-text.ts';
import type { ColourGroup } from '../span-colours.ts';
import type { RunningSpans } from './running-spans.ts';

/** A group's share of what runs in a column's time. */
export interface GroupRunning {
  readonly group: ColourGroup;
  readonly index: number;
  /** Of spans at once. */
  readonly mean: number;
}

/** So many groups are named. */
const MOST_NAMED = 8;
/** Sums round: less is none. */
const NOTHING = 1e-9;

/** Returns the groups that run in a column, most spans first, and how many groups run beside those. */
export function groupsRunning(
  { means, columns }: RunningSpans,
  groups: readonly ColourGroup[],
  column: number,
): { readonly named: readonly GroupRunning[]; readonly restCount: number } {
  const present = groups
    .map((group, index) => ({ group, index, mean: means[index * columns + column] }))
    .filter(({ mean }) => mean > NOTHING)
    .sort((a, b) => b.mean - a.mean);
  return { named: present.slice(0, MOST_NAMED), restCount: Math.max(0, present.length - MOST_NAMED) };
}

/** Returns a mean with two or three figures: `0.06`, `1.5`, `12.3`, `1,516`. */
export function meanInWords(mean: number): string {
  if (mean <= NOTHING) return '0';
  if (mean < 0.01) return '<0.01';
  if (mean >= 99.95) return groupDigits(Math.round(mean));
  return String(Number(mean.toPrecision(mean < 10 ? 2 : 3)));
}

/** Returns how many run in a column: `mean 0.6, at most 3 spans`. */
export function countInWords({ totals, most }: RunningSpans, column: number): string {
  return `mean ${meanInWords(totals[column])}, at most ${counted(most[column], 'span')}`;
}

/** Returns which time a column stands for: `30.0 ms from 6.87 s on`. */
export function timeInWords({ width }: RunningSpans, column: number): string {
  return `${formatDuration(Math.max(1, width))} from ${formatDuration(column * width)} on`;
}

/** Returns a column in words: `30.0 ms from 6.87 s on: mean 0.6, at most 3 spans; web 0.5, db 0.1`. */
export function columnInWords(running: RunningSpans, groups: readonly ColourGroup[], column: number): string {
  const { named } = groupsRunning(running, groups, column);
  const shares = named.map(({ group, mean }) => `${shortText(group.label, 60)} ${meanInWords(mean)}`).join(', ');
  const head = `${timeInWords(running, column)}: ${countInWords(running, column)}`;
  return shares === '' ? head : `${head}; ${shares}`;
}

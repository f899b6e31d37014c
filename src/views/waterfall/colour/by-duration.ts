import type { SpanTable } from '../../../trace/span-table.ts';
import type { Nanoseconds } from '../../../trace/units.ts';
import type { ColourMode } from './colour-mode.ts';
import { durationBounds, MOST_STEPS, stepLabels } from './duration-steps.ts';
import { groupColours } from './group-colours.ts';
import { lookIn } from './looks.ts';

/**
 * From short to long, in even steps of lightness for all eyes, away from the background: in the light theme the darkest
 * is the longest, in the dark one the lightest.
 */
export const DURATION_SCALES = {
  light: ['#439A78', '#02847C', '#036A76', '#01516E', '#02376A', '#191A59'],
  dark: ['#5C68AE', '#3C8CC3', '#0BAFC3', '#48CDB1', '#9AE195', '#EAEC82'],
} as const;

export const byDuration: ColourMode = {
  id: 'duration',
  label: 'Duration',
  colours: ({ trace, isDark }) => {
    const [shortest, longest] = extremes(trace);
    const bounds = durationBounds(shortest, longest);
    const scale = isDark ? DURATION_SCALES.dark : DURATION_SCALES.light;
    const groups = stepLabels(bounds, longest).map((label, step) => ({
      label,
      ...lookIn(scale[colourOfStep(step, bounds.length + 1)], 'plain'),
    }));
    return { ...groupColours('duration', groups, stepsOf(trace, bounds)), isScale: true };
  },
};

/** Few steps use the scale's whole length; a single one is the longest. */
function colourOfStep(step: number, count: number): number {
  return count === 1 ? MOST_STEPS - 1 : Math.round((step * (MOST_STEPS - 1)) / (count - 1));
}

function extremes({ start, end, length }: SpanTable): readonly [shortest: Nanoseconds, longest: Nanoseconds] {
  let shortest = Number.POSITIVE_INFINITY;
  let longest = 0;
  for (let span = 0; span < length; span++) {
    const duration = end[span] - start[span];
    longest = Math.max(longest, duration);
    // An instant lies below every step, and would only draw the scale out.
    if (duration > 0) shortest = Math.min(shortest, duration);
  }
  return [Math.min(shortest, longest), longest];
}

function stepsOf({ start, end, length }: SpanTable, bounds: readonly Nanoseconds[]): Uint8Array {
  const steps = new Uint8Array(length);
  for (let span = 0; span < length; span++) {
    const duration = end[span] - start[span];
    let step = 0;
    while (step < bounds.length && duration >= bounds[step]) step++;
    steps[span] = step;
  }
  return steps;
}

import { STATUS_NAMES } from '../../../trace/span-kind.ts';
import type { ColourMode } from './colour-mode.ts';
import { codeColours, nameTerm, type UncountedGroup } from './group-colours.ts';
import { lookIn, lookOf, NEUTRAL } from './looks.ts';

/** Here red is what it always is: failure. It is 3:1 on the backgrounds of both themes. */
const LOOKS = [NEUTRAL, lookOf(2), lookIn('#D23C4D', 'plain')];
const GROUPS: readonly UncountedGroup[] = STATUS_NAMES.map((label, status) => ({
  label,
  ...LOOKS[status],
  term: nameTerm('status', label),
}));

export const byStatus: ColourMode = {
  id: 'status',
  label: 'Status',
  colours: ({ trace }) => codeColours('status', GROUPS, trace.status),
};

import { SPAN_KIND_NAMES } from '../../../trace/span-kind.ts';
import type { ColourMode } from './colour-mode.ts';
import { codeColours, nameTerm, type UncountedGroup } from './group-colours.ts';
import { lookOf, NEUTRAL, NEUTRAL_STRIPED } from './looks.ts';

/** The same in every trace. Internal spans are most of many traces, and the ground on which the others stand out. */
const LOOKS = [NEUTRAL_STRIPED, NEUTRAL, lookOf(0), lookOf(1), lookOf(3), lookOf(2)];
const GROUPS: readonly UncountedGroup[] = SPAN_KIND_NAMES.map((label, kind) => ({
  label,
  ...LOOKS[kind],
  term: nameTerm('kind', label),
}));

export const byKind: ColourMode = {
  id: 'kind',
  label: 'Kind',
  colours: ({ trace }) => codeColours('kind', GROUPS, trace.kind),
};

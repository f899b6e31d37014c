import type { SpanTable } from '../../../trace/span-table.ts';
import { serviceTerm } from '../../toggled-term.ts';
import { BY_SERVICE, type GroupTerm, type SpanColours, serviceColours } from '../span-colours.ts';
import type { ColourMode } from './colour-mode.ts';
import { lookOf } from './looks.ts';

/** As every trace opens, with marks where colours alone would not do. */
export const byService: ColourMode = {
  id: BY_SERVICE,
  label: 'Service',
  colours: ({ trace }) => markedServiceColours(trace),
};

export function markedServiceColours(trace: SpanTable): SpanColours {
  const opened = serviceColours(trace);
  return {
    ...opened,
    groups: opened.groups.map((group, index) => ({ ...group, ...lookOf(index), term: termOf(trace, index) })),
  };
}

function termOf({ strings, services }: SpanTable, service: number): GroupTerm {
  return { term: serviceTerm(strings.get(services[service].name)), sense: 'include' };
}

import type { LedgerLine, LedgerSide } from '../../../analysis/ledger-shares.ts';
import { LEDGER_CATEGORIES } from '../../../analysis/trace-analysis.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import { serviceColour } from '../../../ui/palette.ts';

/** Categories take the palette's second eight, so that none passes for one of the first services. */
const FIRST_OF_CATEGORIES = 8;

/** Returns the colour of each line: services have theirs, operations their service's. */
export function ledgerColours(trace: SpanTable, lines: readonly LedgerLine[], side: LedgerSide): string[] {
  if (side === 'category') {
    const places = new Map<string, number>(LEDGER_CATEGORIES.map((name, i) => [name, i]));
    return lines.map(({ name }) => serviceColour(FIRST_OF_CATEGORIES + (places.get(name) ?? 0)));
  }
  const places = new Map(trace.services.map(({ name }, i) => [trace.strings.get(name), i]));
  return lines.map(({ name, service }) => serviceColour(places.get(side === 'service' ? name : service) ?? 0));
}

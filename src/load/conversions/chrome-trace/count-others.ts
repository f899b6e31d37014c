import type { ReportDefect } from '../../document-walker.ts';
import type { EventRows } from './event-rows.ts';
import { isTimed, Phase, phaseWords } from './phase.ts';

/** So many series are told by name. */
const MOST_SERIES = 20;

/** Reports the events that are neither a slice nor belong to one: values of counters by series, all others by phase. */
export function countOthers(rows: EventRows, report: ReportDefect): void {
  const told = new Set<string>();
  for (let row = 0; row < rows.length; row++) {
    const phase = rows.phase[row];
    if (isTimed(phase) || phase === Phase.Metadata) continue;
    if (phase !== Phase.Counter) report('skipped_content', `events of the phase ${phaseWords(phase)} are not shown`);
    else report('skipped_content', `values of ${seriesOf(rows, row, told)} are not shown`);
  }
}

function seriesOf(rows: EventRows, row: number, told: Set<string>): string {
  const name = rows.texts.get(rows.name[row]);
  if (told.size < MOST_SERIES) told.add(name);
  return told.has(name) ? `the counter “${name}”` : 'further counters';
}

import { compressedRows } from '../../lib/compressed-rows.ts';
import { GrowingColumn } from '../../lib/growing-column.ts';
import type { EventNames } from '../../trace/event-names.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { DistinctTexts } from './distinct-texts.ts';
import type { ReceivedTrace } from './received-trace.ts';

/** Readers note the names of so many events a span. */
const MOST_NOTED = 32;

/** Returns which rows have events, by the events' names. Reads notes, and the few spans that have more events than were noted. */
export function readEventNames(trace: ReceivedTrace): EventNames {
  const { received } = trace;
  const names = new DistinctTexts();
  const pairs = { row: new GrowingColumn(), name: new GrowingColumn() };
  const namesOf = eventNamesOf(trace);
  for (let row = 0; row < received.length; row++) {
    for (const text of new Set(namesOf(row))) {
      if (text === '') continue;
      pairs.row.push(row);
      pairs.name.push(names.numberOf(text));
    }
  }
  const { from, member } = compressedRows(new Int32Array(pairs.name.toIndexes()), names.texts.length);
  return { texts: names.texts, spans: member.map((pair) => pairs.row.at(pair)), from };
}

function eventNamesOf({ spans, received }: ReceivedTrace): (row: SpanIndex) => readonly string[] {
  const facts = spans.facts(received);
  if (!facts.isNoted('eventName')) return () => [];
  return (row) => {
    if (facts.number(row, 'eventName') === 0) return [];
    const noted = facts.all(row, 'eventName');
    return noted.length < MOST_NOTED ? noted : spans.details(received[row]).events.map(({ name }) => name);
  };
}

import { ANY_TRACE, type SearchQuery, type SearchTime } from '../../trace/search-query.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SourceFields } from '../url-state.ts';
import { canBeAddressed, FIRST_SEARCH, formatSearch, type SearchPlace } from './search-address.ts';

/** A search that begins at a trace. */
export interface SearchFromTrace {
  readonly label: string;
  /** As in `UrlState` of the search page. */
  readonly query: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What one duration is longer than another at least, nanoseconds. */
const SHORTEST = 1;

/**
 * Returns the searches for traces that are like one: with the same root, and of those the slower ones. None for a trace
 * without a root, or with names that no address can hold.
 */
export function searchesLike(trace: SpanTable, from: SourceFields, now = Date.now()): readonly SearchFromTrace[] {
  if (trace.primaryRoot < 0) return [];
  const query: SearchQuery = {
    ...ANY_TRACE,
    service: serviceName(trace, trace.primaryRoot),
    operation: spanName(trace, trace.primaryRoot),
    time: timeAround(trace, from, now),
  };
  const slower: SearchQuery = { ...query, durationMin: Math.round(trace.duration) + SHORTEST, durationOf: 'trace' };
  return [...searchAt('Find others like this', from, query), ...searchAt('Find slower ones like this', from, slower)];
}

/** Returns the search for traces with a span that has an attribute of this value; null where no address can hold it. */
export function searchWithAttribute(
  trace: SpanTable,
  from: SourceFields,
  key: string,
  value: string,
  now = Date.now(),
): SearchFromTrace | null {
  const attributes = [{ key, operator: '=', value } as const];
  const query = { ...ANY_TRACE, attributes, time: timeAround(trace, from, now) };
  return searchAt('Find traces with this value', from, query)[0] ?? null;
}

function searchAt(
  label: string,
  { backend, example, file }: SourceFields,
  query: SearchQuery,
): readonly SearchFromTrace[] {
  const place: SearchPlace =
    example !== ''
      ? { type: 'examples' }
      : file !== ''
        ? { type: 'file', name: file }
        : { type: 'backend', name: backend };
  if (!canBeAddressed({ place, query })) return [];
  return [{ label, query: formatSearch({ ...FIRST_SEARCH, place, query }) }];
}

/** Up to now where that is not long, else an hour to either side: so the trace itself is found too. */
function timeAround({ startTimeUnixNano }: SpanTable, { example, file }: SourceFields, now: number): SearchTime {
  if (example !== '' || file !== '') return ANY_TRACE.time;
  const start = Number(startTimeUnixNano / 1_000_000_000n) * 1000;
  const age = now - start;
  if (age >= 0 && age < DAY - HOUR) return { type: 'last', milliseconds: age < HOUR / 2 ? HOUR : DAY };
  return { type: 'between', from: start - HOUR, to: start + HOUR };
}

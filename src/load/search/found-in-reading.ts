import type { Patterns } from '../../analysis/filter/patterns.ts';
import { attributeText } from '../../trace/attribute-text.ts';
import type { FoundService, FoundTrace } from '../../trace/found-trace.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import { serviceName, spanKey, spanName } from '../../trace/span.ts';
import type { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { ReceivedTrace } from '../questions/received-trace.ts';
import type { TraceReading } from '../trace-reading.ts';
import { isHealthCheck, ROUTE_KEYS } from './health-check.ts';
import { searchColumn } from './search-column.ts';
import { asksOfSpans, boundsOf, patternsFor, spansThatMeet } from './spans-that-meet.ts';

/** More of a trace's matches than that nobody steps through from a list. */
const MOST_MATCHES = 20;

/** What a look at whole traces came to. */
export interface FoundInReading {
  readonly found: readonly { readonly trace: FoundTrace; readonly traceNumber: number }[];
  /** Traces that do not meet the query. */
  readonly dropped: number;
  /** Traces that do, but for being health checks. */
  readonly healthChecks: number;
  /** Of all traces that were looked at. */
  readonly ids: readonly string[];
}

/**
 * Returns those traces of a reading that has ended which meet a query, but for its time; and counts the others. Traces
 * whose ids are in `seen` are passed over; `onTrace` is given each of the others.
 */
export async function foundInReading(
  reading: TraceReading,
  traceCount: number,
  query: SearchQuery,
  seen: ReadonlySet<string> = new Set(),
  onTrace: (trace: ReceivedTrace) => void = () => {},
): Promise<FoundInReading> {
  const patterns = await patternsFor(query);
  const ids: string[] = [];
  const found: { trace: FoundTrace; traceNumber: number }[] = [];
  let dropped = 0;
  let healthChecks = 0;
  for (let traceNumber = 0; traceNumber < traceCount; traceNumber++) {
    const { table, received } = await giveOut(reading, traceNumber);
    if (seen.has(table.traceId)) continue;
    ids.push(table.traceId);
    onTrace(received);
    const matches = matchesOf(table, query, patterns, received);
    if (matches === null) dropped++;
    else if (query.hidesHealthChecks && isRootHealthCheck(table, received)) healthChecks++;
    else found.push({ trace: foundTrace(table, asksOfSpans(query) ? matches : null), traceNumber });
  }
  return { found, dropped, healthChecks, ids };
}

/** Returns one trace of a reading that has ended, ready to be asked about. */
export async function giveOut(
  reading: TraceReading,
  traceNumber: number,
): Promise<{ table: SpanTable; received: ReceivedTrace }> {
  const table = reading.open(traceNumber);
  return { table, received: await reading.receivedTrace(traceNumber) };
}

/** Returns the spans that meet a query, null if the trace does not. */
function matchesOf(
  table: SpanTable,
  query: SearchQuery,
  patterns: Patterns | null,
  received: ReceivedTrace,
): SpanSet | null {
  const [min, max] = query.durationOf === 'trace' ? boundsOf(query) : [0, Number.POSITIVE_INFINITY];
  if (table.duration < min || table.duration > max) return null;
  const matches = spansThatMeet(table, query, patterns, (key) => searchColumn(received, key));
  return matches.count() === 0 ? null : matches;
}

function isRootHealthCheck(table: SpanTable, { spans, received }: ReceivedTrace): boolean {
  const root = table.primaryRoot;
  if (root < 0) return false;
  if (isHealthCheck(spanName(table, root))) return true;
  const { attributes } = spans.details(received[root]);
  return attributes.some(({ key, value }) => ROUTE_KEYS.has(key) && isHealthCheck(attributeText(value)));
}

/** Returns a trace of which all is known as a search tells it. */
export function foundTrace(table: SpanTable, matches: SpanSet | null): FoundTrace {
  const { primaryRoot: root, strings } = table;
  const rootDuration = root < 0 ? table.duration : table.end[root] - table.start[root];
  const services = table.services.map(
    ({ name, spanCount, errorCount }): FoundService => ({ name: strings.get(name), spanCount, errorCount }),
  );
  return {
    traceId: table.traceId,
    rootService: root < 0 ? '' : serviceName(table, root),
    rootName: root < 0 ? '' : spanName(table, root),
    startTimeUnixNano: table.startTimeUnixNano,
    duration: table.duration,
    rootDuration: rootDuration === table.duration ? null : rootDuration,
    spanCount: table.length,
    errorCount: table.errorCount,
    services: services.sort((a, b) => b.spanCount - a.spanCount),
    isCounted: true,
    matches: matches === null ? [] : firstKeys(table, matches),
  };
}

function firstKeys(table: SpanTable, matches: SpanSet): string[] {
  const keys: string[] = [];
  for (const span of matches) {
    if (keys.push(spanKey(table, span)) === MOST_MATCHES) break;
  }
  return keys;
}

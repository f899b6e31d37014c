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
import { asksOfSpans, patternsFor, spansThatMeet } from './spans-that-meet.ts';
import { isOfTraceLatency, whyNot } from './why-not.ts';

/** More of a trace's matches than that nobody steps through from a list. */
const MOST_MATCHES = 20;

/** What a look at whole traces came to. */
export interface FoundInReading {
  readonly found: readonly { readonly trace: FoundTrace; readonly traceNumber: number }[];
  /** Traces that do not meet the query: how many, by the first condition that each does not, as words; else by ''. */
  readonly dropped: ReadonlyMap<string, number>;
  /** Traces that do, but for being health checks. */
  readonly healthChecks: number;
  /** Of all traces that were looked at. */
  readonly ids: readonly string[];
}

/** How traces are looked through. */
export interface LookingThrough {
  /** Ids of traces that are passed over. */
  readonly seen: ReadonlySet<string>;
  /** Given each of the others. */
  readonly onTrace: (trace: ReceivedTrace) => void;
  /** Whether it is told by what condition a trace does not meet the query: each has to be tried then. */
  readonly tellsWhy: boolean;
}

/**
 * Returns those traces of a reading that has ended which meet a query, but for its time; and counts the others.
 */
export async function foundInReading(
  reading: TraceReading,
  traceCount: number,
  query: SearchQuery,
  { seen, onTrace, tellsWhy }: LookingThrough,
): Promise<FoundInReading> {
  const patterns = await patternsFor(query);
  const ids: string[] = [];
  const found: { trace: FoundTrace; traceNumber: number }[] = [];
  const dropped = new Map<string, number>();
  let healthChecks = 0;
  for (let traceNumber = 0; traceNumber < traceCount; traceNumber++) {
    const { table, received } = await giveOut(reading, traceNumber);
    if (seen.has(table.traceId)) continue;
    ids.push(table.traceId);
    onTrace(received);
    const readColumn = (key: string) => searchColumn(received, key);
    const matches = isOfTraceLatency(table, query) ? spansThatMeet(table, query, patterns, readColumn) : null;
    if (matches === null || matches.count() === 0) {
      const why = tellsWhy ? whyNot(table, query, patterns, readColumn) : '';
      dropped.set(why, (dropped.get(why) ?? 0) + 1);
    } else if (query.hidesHealthChecks && isRootHealthCheck(table, received)) healthChecks++;
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
    services,
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
